/**
 * What the libraries and the system under us find wrong, in our own words: by their codes, never by their texts.
 * `{1}`, `{2}` are filled in. Every code that can reach a person stands here; a test walks the libraries' own lists.
 */
import type { Bilingual } from './language.ts';

/** What was expected, and what was found instead. */
export interface Fault {
  readonly expected: Bilingual;
  readonly got: Bilingual;
}

/** Fills `{1}`, `{2}`, … of a phrase. */
export function filled(phrase: string, values: readonly (string | number)[]): string {
  return phrase.replaceAll(/\{(\d)\}/g, (hole, number: string) => String(values[Number(number) - 1] ?? hole));
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });
const fault = (expected: Bilingual, got: Bilingual): Fault => ({ expected, got });

const OTHER_INDENT = say('不同的缩进', 'other indentation');
const NONE_HERE = say('此处没有', 'none here');
const ONE_LINE = say('键与冒号在同一行', 'a key and its colon on one line');
const NO_DOCUMENT_MARKS = say('不含 --- 等文档标记的单个文档', 'one document without marks such as ---');

const NO_CLOSING_MARK = fault(
  say('与前面的括号相配的右括号', 'a mark that closes the bracket before it'),
  NONE_HERE,
);

/** Of the `yaml` package, by the code of its errors; a code of many causes goes on with `:` and the cause. */
// biome-ignore format: one code a line
export const YAML_FAULTS: Readonly<Record<string, Fault>> = {
  ALIAS_PROPS: fault(say('单独的别名', 'an alias by itself'), say('带标签或锚点的别名', 'an alias with a tag or an anchor')),
  BAD_ALIAS: fault(say('锚点或别名的名称', 'a name of an anchor or alias'), say('空名称，或以冒号结尾的名称', 'none, or one that ends in a colon')),
  BAD_COLLECTION_TYPE: fault(say('与标签相符的值', 'a value that its tag fits'), say('另一种值', 'a value of another kind')),
  BAD_DIRECTIVE: fault(say('%YAML 1.2', '%YAML 1.2'), say('另一条指令', 'another directive')),
  BAD_DQ_ESCAPE: fault(say('双引号内的转义，如 \\n 或 \\u4e2d', 'an escape such as \\n or \\u4e2d between double quotes'), say('未知的转义', 'an unknown one')),
  BAD_INDENT: fault(say('同一层的行从同一列开始', 'lines of one level to start in one column'), OTHER_INDENT),
  BAD_PROP_ORDER: fault(say('标签与锚点在其标记之后', 'tags and anchors after their mark'), say('在标记之前', 'before it')),
  BAD_SCALAR_START: fault(say('以字母、数字或引号开头的值', 'a value that starts with a letter, a digit or a quote'), say('保留的符号；请加引号', 'a reserved mark: put the value in quotes')),
  BLOCK_AS_IMPLICIT_KEY: fault(say('每行一个键和值', 'one key and value a line'), say('同一行有第二个冒号；含冒号的文字请加引号', 'a second colon: put a text that holds one in quotes')),
  BLOCK_IN_FLOW: fault(say('括号内用逗号分隔的值', 'values with commas between, inside brackets'), say('按缩进书写的内容', 'lines by indentation')),
  DUPLICATE_KEY: fault(say('每个键只出现一次', 'each key once'), say('第二个', 'a second one')),
  IMPOSSIBLE: fault(say('有效的 YAML', 'valid YAML'), say('无法理解的内容', 'something that cannot be read')),
  KEY_OVER_1024_CHARS: fault(say('长度适中的键', 'a key of modest length'), say('超过 1024 个字符的键', 'one of more than 1024 characters')),
  'MISSING_CHAR:quote': fault(say('右引号', 'a closing quote'), NONE_HERE),
  'MISSING_CHAR:colon': fault(say('键、半角冒号、空格和值', 'a key, a colon, a space and a value'), say('没有冒号的行', 'a line without a colon')),
  'MISSING_CHAR:comma': fault(say('值之间的逗号', 'a comma between the values'), NONE_HERE),
  'MISSING_CHAR:space': fault(say('此处的空格', 'a space here'), NONE_HERE),
  'MISSING_CHAR:bracket': NO_CLOSING_MARK,
  'BAD_INDENT:bracket': NO_CLOSING_MARK,
  'MISSING_CHAR:dash': fault(say('列表项以 - 开头', 'an item of a list to start with -'), NONE_HERE),
  MISSING_CHAR: fault(say('缺少的标记：括号、逗号、冒号或空格', 'the mark that is missing: a bracket, comma, colon or space'), NONE_HERE),
  MULTILINE_IMPLICIT_KEY: fault(ONE_LINE, say('跨行的键', 'a key over several lines')),
  MULTIPLE_ANCHORS: fault(say('一个值至多一个锚点', 'one anchor a value'), say('第二个', 'a second one')),
  MULTIPLE_DOCS: fault(say('一个 YAML 文档', 'one YAML document'), say('同一文件中的第二个', 'a second one in the same file')),
  MULTIPLE_TAGS: fault(say('一个值至多一个标签', 'one tag a value'), say('第二个', 'a second one')),
  NON_STRING_KEY: fault(say('文字形式的键', 'a key that is a text'), say('另一种键', 'a key of another kind')),
  RESOURCE_EXHAUSTION: fault(say('大小与嵌套适中的文件', 'a file of modest size and nesting'), say('更多', 'more')),
  TAB_AS_INDENT: fault(say('用空格缩进', 'spaces as indentation'), say('制表符', 'a tab')),
  TAG_RESOLVE_FAILED: fault(say('没有标签的值', 'a value without a tag'), say('未知的标签', 'an unknown tag')),
  'UNEXPECTED_TOKEN:header': fault(say('| 或 > 之后换行', 'a new line after | or >'), say('同一行的其他内容', 'more on the line')),
  'UNEXPECTED_TOKEN:document': fault(NO_DOCUMENT_MARKS, say('文档标记', 'such a mark')),
  UNEXPECTED_TOKEN: fault(say('值，或值的结尾', 'a value, or its end'), say('多余的标记，如括号、逗号或引号', 'a mark too many, such as a bracket, comma or quote')),
};

/** Which of several causes a text of the `yaml` package names; only to choose among our own words. */
// biome-ignore format: one code a line
const YAML_CAUSES: readonly (readonly [code: string, pattern: RegExp, cause: string])[] = [
  ['MISSING_CHAR', /closing ["']quote/, 'quote'],
  ['MISSING_CHAR', /end with a/, 'bracket'],
  ['BAD_INDENT', /end with a/, 'bracket'],
  ['MISSING_CHAR', /Implicit map keys/, 'colon'],
  ['MISSING_CHAR', /Missing , (between|or)/, 'comma'],
  ['MISSING_CHAR', /space/, 'space'],
  ['MISSING_CHAR', /without - indicator/, 'dash'],
  ['UNEXPECTED_TOKEN', /Block scalar header/, 'header'],
  ['UNEXPECTED_TOKEN', /doc-(start|end|mode)|document/, 'document'],
];

/** An error of the `yaml` package in our words. */
export function yamlFault({ code, message }: { readonly code: string; readonly message: string }): Fault {
  const cause = YAML_CAUSES.find(([of, pattern]) => of === code && pattern.test(message))?.[2];
  return YAML_FAULTS[cause ? `${code}:${cause}` : code] ?? YAML_FAULTS.IMPOSSIBLE!;
}

const AFTER_A_QUOTE = fault(
  say('引号之后是逗号或行尾', 'a comma or the end of the line after a closing quote'),
  say('其他字符', 'another sign'),
);
const OTHER_COUNT = fault(
  say('每行的列数与表头相同', 'as many values a line as the head has columns'),
  say('更多或更少', 'more or fewer'),
);

/** Of the `csv-parse` package: what a table can have wrong. Its other codes are of options, which are ours. */
// biome-ignore format: one code a line
export const CSV_FAULTS: Readonly<Record<string, Fault>> = {
  CSV_INVALID_CLOSING_QUOTE: AFTER_A_QUOTE,
  CSV_MAX_RECORD_SIZE: fault(say('至多 {1} 字节的行', 'a row of at most {1} bytes'), say('更长的一行', 'a longer row')),
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: AFTER_A_QUOTE,
  CSV_QUOTE_NOT_CLOSED: fault(say('右引号', 'a closing quote'), say('文件结尾', 'the end of the file')),
  CSV_RECORD_INCONSISTENT_COLUMNS: OTHER_COUNT,
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: OTHER_COUNT,
  INVALID_OPENING_QUOTE: fault(say('引号在值的开头', 'a quote at the start of a value'), say('值中间的引号；引号要写两次', 'one inside it: quotes are written twice')),
  CSV_UNKNOWN_ERROR: fault(say('逗号分隔的表格', 'a table with commas between its values'), say('无法理解的内容', 'something that cannot be read')),
};

export function csvFault(code: string): Fault {
  return CSV_FAULTS[code] ?? CSV_FAULTS.CSV_UNKNOWN_ERROR!;
}

/** What stands where a file or folder was expected, by the code of the system's error. */
// biome-ignore format: one code a line
export const SYSTEM_FAULTS: Readonly<Record<string, Bilingual>> = {
  E2BIG: say('过长的名称', 'a name that is too long'),
  EACCES: say('没有权限', 'no permission'),
  EAGAIN: say('暂时不可用的资源', 'one that is busy'),
  EBADF: say('已关闭的文件', 'one that was closed'),
  EBUSY: say('正被使用', 'one in use'),
  EDQUOT: say('配额已满', 'a full quota'),
  EEXIST: say('已存在的文件', 'one that exists'),
  EFBIG: say('文件大小受限', 'a limit on the size of files'),
  EINVAL: say('系统不接受的名称或内容', 'a name or content that the system does not take'),
  EIO: say('磁盘错误', 'an error of the disk'),
  EISDIR: say('文件夹', 'a directory'),
  ELOOP: say('指向自身的链接', 'a link that leads to itself'),
  EMFILE: say('打开的文件过多', 'too many open files'),
  ENAMETOOLONG: say('过长的名称', 'a name that is too long'),
  ENFILE: say('打开的文件过多', 'too many open files'),
  ENODEV: say('不存在的设备', 'a device that is not there'),
  ENOENT: say('不存在的路径', 'nothing of that name'),
  ENOMEM: say('内存不足', 'too little memory'),
  ENOSPC: say('磁盘已满', 'a full disk'),
  ENOTDIR: say('文件被当作文件夹', 'a file in the place of a folder'),
  ENOTEMPTY: say('非空的文件夹', 'a folder that is not empty'),
  ENXIO: say('无人读写的管道或设备', 'a pipe or device that nobody serves'),
  EOVERFLOW: say('过大的文件', 'a file that is too large'),
  EPERM: say('不允许的操作', 'something that is not permitted'),
  EPIPE: say('已关闭的管道', 'a pipe that was closed'),
  EROFS: say('只读的磁盘', 'a disk that cannot be written'),
  ESTALE: say('已失去连接的网络磁盘', 'a network disk that has gone'),
  ETXTBSY: say('正在运行的程序', 'a program that is running'),
  EXDEV: say('另一块磁盘上的位置', 'a place on another disk'),
  ERR_FS_FILE_TOO_LARGE: say('过大的文件', 'a file that is too large'),
  ERR_INVALID_ARG_VALUE: say('含零字节的名称', 'a name with a zero byte'),
  ERR_STRING_TOO_LONG: say('过大的文件', 'a file that is too large'),
};

/** For a code that is not in the table: {1} is the code. */
const UNKNOWN_SYSTEM_FAULT = say('系统拒绝（{1}）', 'a refusal of the system ({1})');

/** What the system says of a file or a folder, in our words; undefined for an error that is not the system's. */
export function systemFault(cause: unknown): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (SYSTEM_FAULTS[code]) return SYSTEM_FAULTS[code].en;
  const isSystems = cause instanceof Error && 'syscall' in cause;
  return isSystems ? filled(UNKNOWN_SYSTEM_FAULT.en, [code]) : undefined;
}

// biome-ignore format: one type a line
/** A kind of value, by the name that `zod` has for it. */
const TYPES: Readonly<Record<string, Bilingual>> = {
  array: say('列表', 'a list'),
  boolean: say('true 或 false', 'true or false'),
  int: say('整数', 'a whole number'),
  null: say('空值', 'nothing'),
  number: say('数字', 'a number'),
  object: say('键值映射', 'a mapping'),
  record: say('键值映射', 'a mapping'),
  string: say('文字', 'a text'),
};
const OTHER_TYPE = say('另一种值', 'a value of another kind');

// biome-ignore format: one code a line
/** What `zod` expected, by the code of its issue, and after `:` the kind of value. */
export const ZOD_EXPECTED: Readonly<Record<string, Bilingual>> = {
  'too_small:string': say('至少 {1} 个字符的文字', 'a text of at least {1} characters'),
  'too_small:array': say('至少 {1} 项的列表', 'a list of at least {1}'),
  'too_small:above': say('大于 {1} 的数', 'more than {1}'),
  too_small: say('至少为 {1}', 'at least {1}'),
  'too_big:string': say('至多 {1} 个字符的文字', 'a text of at most {1} characters'),
  'too_big:array': say('至多 {1} 项的列表', 'a list of at most {1}'),
  'too_big:below': say('小于 {1} 的数', 'less than {1}'),
  too_big: say('至多为 {1}', 'at most {1}'),
  not_multiple_of: say('{1} 的倍数', 'a multiple of {1}'),
  invalid_format: say('另一种写法的文字', 'a text of another form'),
  invalid_value: say('以下之一：{1}', 'one of {1}'),
  unrecognized_keys: say('已知的键', 'a known key'),
  invalid_key: say('已知的键', 'a known key'),
  invalid_element: OTHER_TYPE,
  invalid_union: OTHER_TYPE,
  custom: say('另一个值', 'another value'),
};

/** As much of an issue of `zod` as its words need. */
export interface ZodIssue {
  readonly code?: string | undefined;
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: unknown;
  readonly divisor?: unknown;
  readonly values?: unknown;
  /** Of a union whose kinds have names. */
  readonly options?: unknown;
}

/** The phrase after "expected" for an issue to which a schema gives none of its own. */
export function zodExpected(issue: ZodIssue): string {
  const { code = 'custom', origin, minimum, maximum, inclusive, divisor, values = issue.options } = issue;
  if (code === 'invalid_type') return (TYPES[String(issue.expected)] ?? OTHER_TYPE).en;
  if (Array.isArray(values) && values.length === 1) return String(values[0]);
  const bound = code === 'too_small' ? minimum : maximum;
  const strict = inclusive === false ? { too_small: 'above', too_big: 'below' }[code] : undefined;
  const phrase =
    code === 'invalid_union' && Array.isArray(values)
      ? ZOD_EXPECTED.invalid_value!
      : (ZOD_EXPECTED[`${code}:${strict ?? origin}`] ?? ZOD_EXPECTED[code] ?? ZOD_EXPECTED.custom!);
  const listed = Array.isArray(values) ? values.map(String).join(', ') : String(divisor ?? bound);
  return filled(phrase.en, [listed]);
}

/** Every phrase above in both languages. */
export function libraryPhrases(): Bilingual[] {
  const faults = [...Object.values(YAML_FAULTS), ...Object.values(CSV_FAULTS)];
  return [
    ...faults.flatMap(({ expected, got }) => [expected, got]),
    ...Object.values(SYSTEM_FAULTS),
    UNKNOWN_SYSTEM_FAULT,
    ...Object.values(TYPES),
    OTHER_TYPE,
    ...Object.values(ZOD_EXPECTED),
  ];
}
