/** docs/parameters.md: every number the rules use. */
import { PARAMETERS, type Parameter } from '../../sim/model/params.ts';
import { unitIn } from '../../sim/notation/currencies.ts';
import { gradeOf } from '../../sim/result/grades.ts';
import { number, range, table, written } from './table.ts';

const GROUPS: Readonly<Record<string, string>> = {
  fans: 'Fans: who they are',
  visits: 'Visits: how often, and where to',
  adoption: 'Adoption: first trials, word of mouth',
  purchase: 'Purchase: choice and basket',
  shelves: 'Shelves: entry, core and premium goods',
  trust: 'Trust: the account of a tie',
  delivery: 'Delivery: experience and what follows from it',
  returns: 'Returns without a fault',
  follow: 'Follow: how ties begin',
  traffic: 'Traffic: the public feed',
  talents: 'Talents',
  rings: 'Rings of dishonest accounts',
  sellers: 'Sellers: their books',
  brands: 'Brands',
  providers: 'Service providers',
  platform: 'Platform',
  costs: 'Costs of levers',
  rivals: 'Rivals',
  calendar: 'Calendar',
};

function row(parameter: Parameter): string[] {
  const { name, value, unit, plausible, hard, identifiedBy, source, meaning } = parameter;
  const origin = identifiedBy === '—' ? source : `${source}; by: ${identifiedBy}`;
  return [
    `\`${name}\``,
    number(value),
    unitIn(unit),
    range(plausible),
    range(hard),
    gradeOf(parameter),
    origin,
    meaning,
  ];
}

export function parametersPage(): string {
  const all: readonly Parameter[] = PARAMETERS;
  const groups = [...new Set(all.map(({ name }) => name.split('.')[0]!))];
  const fitted = all.filter(({ source }) => source === 'fitted').length;
  const sections = groups.map((group) => {
    const rows = all.filter(({ name }) => name.startsWith(`${group}.`)).map(row);
    const head = [
      'name',
      'value',
      'unit',
      'plausible',
      'allowed',
      'grade',
      'source; by: what identifies it',
      'meaning',
    ];
    return `## ${GROUPS[group] ?? group}\n\n${table(head, rows)}`;
  });
  return [
    written('npm run docs'),
    '# Parameters',
    `${all.length} numbers, from \`sim/model/parameters\`; [model.md](model.md) shows the equation each stands in. A value outside the allowed range is an error, outside the plausible one a warning. *fitted* (${fitted} of them): the most probable value that \`calibrate\` found with what was public on 22 July 2021, and its plausible range is the prior; runs of \`scenarios/kuaishou-2021.yaml\` draw these from the posterior sample instead. *assumption*: no published figure pins the value down. The grade follows from the source: *measured* by a dated publication, *fitted* by \`calibrate\` or set so that a figure of the article comes out (C01–C28), *assumed* otherwise. Amounts, in sources too, are in ${unitIn('money')}, the currency of the first values. A scenario changes any of them under \`parameters:\`; \`npx laotie explain <name>\` prints one.`,
    ...sections,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
