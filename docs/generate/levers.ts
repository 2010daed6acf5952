/** docs/levers.md: every intervention, with its settings. */
import { LEVERS } from '../../sim/levers/all.ts';
import type { Aim, Lever, Money, Setting } from '../../sim/levers/lever.ts';
import { effectGrade, effectLine } from '../../sim/result/grades.ts';
import { number, range, table, written } from './table.ts';

const KINDS = {
  amount: 'money',
  count: 'count',
  share: 'share',
  duration: 'days',
  number: 'number',
  choices: 'list',
} as const satisfies Record<Setting['kind'], string>;

function row([name, setting]: readonly [string, Setting]): string[] {
  const { kind, meaning } = setting;
  if (setting.kind === 'choices') {
    const whole = setting.initial.length === setting.of.length;
    const initial = whole ? 'all' : setting.initial.join(', ');
    return [`\`${name}\``, KINDS[kind], setting.of.map((one) => `\`${one}\``).join(', '), initial, meaning];
  }
  const initial = setting.initial === undefined ? 'must be given' : number(setting.initial);
  return [`\`${name}\``, KINDS[kind], range(setting.range), initial, meaning];
}

function section({ id, title, meaning, source, settings, money, aim }: Lever): string {
  const rows = Object.entries(settings).map(row);
  const own =
    rows.length === 0
      ? 'No settings of its own.'
      : table(['setting', 'kind', 'allowed', 'when not said', 'meaning'], rows);
  return `## \`${id}\` — ${title.en} · ${title.zh}\n\n${meaning.en} ${meaning.zh}\n\nSource: ${source}.\n\nIts effect: ${effectLine(effectGrade([id])!, 'en')}.\n\n${budget(money)} ${aimed(aim)}\n\n${own}`;
}

function aimed({ group, settings }: Aim): string {
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const ways = [
    ...(group ? [`by \`group\` (${named(group.by)})`] : []),
    ...(settings ? [`by ${named(settings)}`] : []),
  ];
  return ways.length === 0 ? 'It touches all alike.' : `It can be aimed ${ways.join(', or ')}.`;
}

function budget(money: Money): string {
  return 'account' in money
    ? `Within a \`budget\` ${money.within.en}.`
    : `It takes no \`budget\`: ${money.noBudget.en}.`;
}

const COMMON = `## What every lever may have

${table(
  ['key', 'meaning'],
  [
    ['`from`, `until`', 'First and last day in force; those of the run when not said.'],
    [
      '`ramp`, `fade`',
      'Days at the beginning over which the strength grows from nothing, and at the end over which it falls to nothing, by equal steps.',
    ],
    [
      '`strength`',
      'Strength at the end of the ramp, 0 to 1; with `upTo` each replicate draws its own between both.',
    ],
    [
      '`on`',
      'Windows: days within its dates on which it is in force, such as `2021-12-12` or `[2021-11-01..2021-11-11, 2021-12-12]`. Outside them its strength is 0. Windows that touch are one; each ramps and fades again.',
    ],
    [
      '`every`',
      '`festival`: in force on the days of every festival of the calendar within its dates, not on the days before on which buyers already wait for it. Either `on` or `every`.',
    ],
    [
      '`budget`',
      'Most that it may cost the platform: `3bn` over its life, or `{ amount: 3bn, per: quarter }` in each calendar quarter (or `year`), in the currency of the market; `yuan`, as older files call it, means the same as `amount`. What a day may cost is fixed in the morning from what is left, so that not a fen more is spent; the money is not spread over the period. When it is spent the lever rests. A run tells what was spent and what is left in `budgets.csv`. Not every kind can have one.',
    ],
    [
      '`when`',
      'A metric that puts it on and off within its dates: `{ metric: gmv, days: 28, below: 8bn, untilAbove: 9bn, hold: 14d }` is on when GMV of the 28 days up to yesterday is below 8 bn and off when it is above 9 bn, and stays as it is for 14 days after each change. Or `above` and `untilBelow`. Or shares of the path that a target of GMV needs: `{ metric: gmv, below: 90% of path, untilAbove: 97%, hold: 14d }`, with `target: <id>` where there are several. That path is fixed before the run: the quarters of the target’s year that are published carry their figure, the others share the rest as the same quarters of the last year that is published as a whole did, and within a quarter the season of the calendar shares it among the days (a quarter or month as target has its season alone). On each day it reads what was published before that day and by `knownUntil`; what the run sells does not move it. As last year’s shares hold last year’s growth, a market that grows less is asked for less early and more late. Where no path is known yet, or the days lie not all in the target’s period, nothing changes. Without the second threshold the first is both. It begins off, and nothing changes before so many days have been simulated. A ramp starts again each time it is put on. With windows it is in force on days of a window on which it is on. A run dates it in `triggers.csv`. A festival can have none: it is announced.',
    ],
    [
      '`group`',
      'Sellers that it touches, for kinds that can be aimed: `{ category: 3 }`, `{ kind: store }` (or `talent`), `{ region: 2 }` (1 to 6, all alike), by size `{ top: 100 }` or `{ beyond: 100 }` (both: those between), by clients of a class of provider `{ provider: local }` (or `strategic`, `base`, `brand`), or several of them at once: who is in all. Size is the rank of all sellers of the market by GMV of 28 days; the platform ranks them when a lever first asks, and every 28 days after that; who comes in between is beyond all ranks. A seller is a client as long as it has a provider of that class, an offer follows within three days. Categories: 1 clothing, 2 shoes and bags, 3 beauty, 4 food, 5 home, 6 jewellery, 7 devices, 8 other. As ever one lever of a kind is in force at a time.',
    ],
  ],
)}`;

export function leversPage(): string {
  return `${[
    written('npm run docs'),
    '# Levers',
    `${LEVERS.length} interventions, one file each in \`sim/levers\`. A lever changes the policy of a day and nothing else; of strength 0, or outside its dates, it changes no byte of a run. In a scenario each entry under \`levers:\` has an \`id\` (and \`lever:\`, when the id is another name), \`from\`, and may have what [every lever](#what-every-lever-may-have) may have. From the command line: \`--set levers.<id>.<setting>=<value>\`. Each effect has the grade of the weakest parameter in the rules that read what the lever changes (*measured*, *fitted* or *assumed*, see [parameters.md](parameters.md)); behind each parameter stands its plausible range. What follows later in the market hangs on more.`,
    COMMON,
    ...LEVERS.map(section),
  ].join('\n\n')}\n`;
}
