/** The README of a replication package, in both languages. */
import type { Language } from '../notation/language.ts';
import type { RunResult } from '../result/result.ts';
import type { Replication } from '../runs/node/replication.ts';
import { eventsText } from './limits.ts';
import { verdictLines } from './verdict.ts';

/** How the program of the package is called from its top. */
const PROGRAM = 'node program/sim/cli/laotie.mjs';

/** The commands of the package: install once, check, run from nothing. */
function commandsOf({ manifest, plugins, isPacked }: Replication): string[] {
  const events = manifest.events ? ` --events ${eventsText(manifest.events.share)}` : '';
  const plugin = plugins.map((one) => ` --plugin ./${one}`).join('');
  return [
    `npm ${isPacked ? 'install --omit=dev' : 'ci'} --prefix program`,
    `${PROGRAM} verify results${plugin}`,
    `${PROGRAM} run scenario.yaml --replicates ${manifest.replicates} --no-memo --out again${events}${plugin}`,
  ];
}

const WORDS = {
  zh: {
    heading: (title: string) => `# 复现包：${title}`,
    about: ({ manifest: m }: Replication) =>
      `${m.from} 至 ${m.until}，信息截止 ${m.knownUntil}；${m.replicates} 次运行，种子 \`${m.seed}\`；引擎 ${m.engine}，Node ${m.machine.node}。`,
    result: '结果',
    commands: '再算一遍',
    install: '安装一次依赖（需要联网），核对全部结果，从头运行：',
    verify:
      '`verify` 重新运行每一次运行，比对指纹与各文件的哈希，不一致时退出码为 4。从头运行写出的各表与 `results/` 逐字节相同；`manifest.json` 与 `times.csv` 另含时间与机器。',
    files: '文件',
    table: [
      ['`scenario.yaml`', '场景，所有默认值都写出（后验若不随程序提供，在 `posterior.json`）'],
      ['`data/`', '读过的数据，各行有来源与公布日期'],
      ['`scenarios/`', '不随程序提供的市场（没有则无此文件夹）'],
      ['`seeds.csv`', '每次运行的种子、密钥与指纹'],
      ['`results/`', '结果文件夹：表、报告、图'],
      ['`environment.json`', '引擎、Node、系统、依赖的版本'],
      ['`program/`', '当时的程序'],
      ['`plugins/`', '用到的插件（没有则无此文件夹）'],
      ['`replication.json`', '每个文件的 SHA-256'],
    ],
    not: '能再算出同样的数，不等于模型符合现实：见 `program/README.md`。',
  },
  en: {
    heading: (title: string) => `# Replication package: ${title}`,
    about: ({ manifest: m }: Replication) =>
      `${m.from} to ${m.until}, known until ${m.knownUntil}; ${m.replicates} replicates, seed \`${m.seed}\`; engine ${m.engine}, Node ${m.machine.node}.`,
    result: 'Results',
    commands: 'Run it again',
    install: 'Install the dependencies once (this needs a network), check all results, run from nothing:',
    verify:
      '`verify` runs every replicate again and compares fingerprints and the hashes of the files; its exit code is 4 when one differs. The run from nothing writes tables that are equal to those in `results/` byte for byte; `manifest.json` and `times.csv` also hold times and the machine.',
    files: 'Files',
    table: [
      [
        '`scenario.yaml`',
        'the scenario, every default spelled out (with `posterior.json` where that does not come with the program)',
      ],
      ['`data/`', 'the data that were read, each row with its source and day of publication'],
      ['`scenarios/`', 'a market that does not come with the program (absent where it does)'],
      ['`seeds.csv`', 'seed, key and fingerprint of each replicate'],
      ['`results/`', 'the run folder: tables, report, charts'],
      ['`environment.json`', 'versions of engine, Node, system and packages'],
      ['`program/`', 'the program that ran'],
      ['`plugins/`', 'plugins in use (absent where there were none)'],
      ['`replication.json`', 'SHA-256 of every file'],
    ],
    not: 'That the same numbers come out again does not show that the model is right about the world: see `program/README.md`.',
  },
} as const;

function inLanguage(of: Replication, result: RunResult, lang: Language): string[] {
  const words = WORDS[lang];
  return [
    words.heading(of.prepared.scenario.title[lang]),
    '',
    words.about(of),
    '',
    `## ${words.result}`,
    '```',
    ...verdictLines(result, lang),
    '```',
    `## ${words.commands}`,
    words.install,
    '```sh',
    ...commandsOf(of),
    '```',
    words.verify,
    '',
    words.not,
    '',
    `## ${words.files}`,
    ...words.table.map(([file, holds]) => `- ${file}: ${holds}`),
  ];
}

export function replicationReadme(of: Replication, result: RunResult): string {
  return `${[...inLanguage(of, result, 'zh'), '', ...inLanguage(of, result, 'en')].join('\n')}\n`;
}
