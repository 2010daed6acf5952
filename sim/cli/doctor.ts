import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { engineVersion } from '../runs/node/engine.ts';
import type { Organ } from '../runs/queue/diagnose.ts';
import { isS3 } from '../runs/queue/s3.ts';
import { ELSEWHERE_OPTIONS, type ElsewhereArguments, isOpenEndpoint } from './elsewhere.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { complain, print, printJson } from './terminal.ts';

interface DoctorArguments extends ElsewhereArguments {
  readonly json?: boolean;
  readonly lang?: string;
}

const IN_ORDER = { zh: '正常：', en: 'in order: ' } as const;
const COMMA = { zh: '、', en: ', ' } as const;
const ORGANS: Readonly<Record<Organ, string>> = {
  credentials: '凭据',
  'server version': '服务器版本',
  eviction: '淘汰策略',
  persistence: '持久化',
  clock: '时钟',
  TLS: 'TLS',
  engine: '引擎',
  'one store': '同一存放处',
  'store rights': '存放处权限',
  disk: '磁盘',
};

/** `doctor --on URL --store PLACE`: what is wrong with queue, store and workers; exit code 2 when anything is. */
async function examine({ on: address, store, json = false, lang }: DoctorArguments): Promise<void> {
  if (!address || !store) throw refuse('laotie', 'options --on and --store together', 'none');
  const { diagnose } = await import('../runs/queue/diagnose.ts');
  const freeBytes = async () => {
    if (isS3(store.place) || !existsSync(store.place)) return undefined;
    const { bavail, bsize } = await statfs(store.place);
    return bavail * bsize;
  };
  const means = { address, store, engine: engineVersion(), now: Date.now, freeBytes };
  const findings = await diagnose({ ...means, isOpenWay: isS3(store.place) && isOpenEndpoint() });
  const good = findings.filter(({ complaints }) => complaints.length === 0).map(({ organ }) => organ);
  const complaints = findings.flatMap((finding) => finding.complaints);
  const language = languageOf(lang);
  if (json) printJson({ findings });
  else if (good.length > 0) {
    const names = good.map((organ) => (language === 'zh' ? ORGANS[organ] : organ));
    print(`${IN_ORDER[language]}${names.join(COMMA[language])}`);
  }
  complain(complaints, language);
  if (complaints.length > 0) process.exitCode = 2;
}

export const doctor: CommandModule<object, DoctorArguments> = {
  command: 'doctor',
  describe: '检查队列、存放处与各工作进程 · What is wrong with queue, store and workers',
  builder: (yargs) =>
    yargs
      .options(ELSEWHERE_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 doctor --on redis://10.0.0.5 --store /shared/answers', '') as Argv<DoctorArguments>,
  handler: examine,
};
