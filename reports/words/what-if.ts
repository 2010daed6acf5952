/** Words that lead from a report to the studio of its scenario. */
import type { Bilingual } from '../../sim/notation/language.ts';

interface WhatIfWords {
  readonly open: string;
  readonly about: string;
  readonly make: (command: string) => string;
}

export const WHAT_IF: Readonly<Record<keyof Bilingual, WhatIfWords>> = {
  zh: {
    open: '如果……会怎样？打开推演台',
    about: '：改动杠杆，当场推演，引擎在页内，不连网络（与此报告放在同一文件夹）。',
    make: (command) => `如果……会怎样？${command} 写出一个网页，引擎在内，可改动杠杆当场推演。`,
  },
  en: {
    open: 'What if …? Open the studio',
    about:
      ': change levers and see, with the engine inside the page and no network (the file beside this report).',
    make: (command) =>
      `What if …? ${command} writes one page with the engine inside, on which levers can be changed and the answer follows.`,
  },
};
