/** What ledgers can have wrong: what keeps them, and what is asked of them. */
import { phrases } from './phrase.ts';

export const LEDGER_PHRASES = phrases({
  // keeping
  'all, or a share of the fans such as 1%': ' all，或粉丝的比例，如 1%',
  'a run on this machine': '在本机上的运行',
  '--on, which hands it to others': ' --on，它交由别的机器运行',
  'events are kept by the machine that runs them': '事件由运行市场的机器留下',
  '--events {1}, as its {2} has them': ' --events {1}，与其 {2} 一致',
  'a run with --events {1}, as {2}': '与 {2} 一样用 --events {1} 的运行',
  'the record of a ledger': '账本的记录',
  'events of a replicate': '一次运行的事件',
  // asking
  'a run with a ledger': '有账本的运行',
  'run it with --events 1%': '请用 --events 1% 运行',
  'a ledger of all fans': '全部粉丝的账本',
  'a sample of {1}': '{1} 的样本',
  'run it with --events all': '请用 --events all 运行',
  'a statement that DuckDB can carry out': ' DuckDB 能执行的语句',
  'ledger sql without one shows the views': '不带语句的 ledger sql 会印出视图',
  'one statement that reads, such as SELECT': '一条只读取的语句，如 SELECT',
  '{1} statements': '{1} 条语句',
  'one question at a time': '一次一个问题',
  '--{1} as well': ' --{1} 也在',
  'a day such as 2021-07-03': '日期，如 2021-07-03',
  'a GraphML file of ties, or no file': '账本的关注关系，或无文件',
  'a file such as ties.graphml': '文件，如 ties.graphml',
});
