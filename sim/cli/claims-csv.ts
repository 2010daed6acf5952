/** Claims as a table for other programs. */
import { csvText } from '../notation/csv-text.ts';
import { claimedOf, type Finding } from '../study/claims/claim.ts';

const CSV_COLUMNS = [
  'id',
  'verdict',
  'kind',
  'check',
  'unit',
  'holds',
  'simulated',
  'low80',
  'high80',
  'n',
  'rule',
  'claimed',
  'tolerance',
  'scenarios',
];

/** One line a check. */
export function claimsCsv(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ id, verdict, kind, scenarios, checks }) =>
    checks.map((check) => {
      const { what, unit, holds, median, low80, high80, n, expected } = check;
      const tolerance = 'tolerance' in expected ? expected.tolerance : null;
      const claimed = claimedOf(check);
      return [
        id,
        verdict,
        check.kind ?? kind,
        what.en,
        unit,
        holds,
        median,
        low80,
        high80,
        n,
        expected.kind,
        claimed,
        tolerance,
        scenarios.join(' '),
      ];
    }),
  );
  return csvText([CSV_COLUMNS, ...lines]);
}
