/** What is taken away from the page: a table and a drawing, which hold no more than they say. */
import { expect, test } from 'vitest';
import type { Answer, BandPoint } from '../../../reports/studio/answer.ts';
import { answerCsv } from '../../../reports/studio/csv.ts';
import { fanSvg } from '../../../reports/studio/fan-svg.ts';

const point = (day: string, of: number): BandPoint => ({
  day,
  q10: of,
  q25: 2 * of,
  q50: 3 * of,
  q75: 4 * of,
  q90: 5 * of,
});
const base = [point('2021-01-31', 1e9), point('2021-12-31', 2e9)];
const plan = [point('2021-01-31', 1e9), point('2021-12-31', 4e9)];

const ANSWER: Answer = {
  pairs: 2,
  same: false,
  targets: [
    {
      title: { zh: '目标', en: '=cmd, "x"' },
      metric: 'gmv',
      over: '2021',
      atLeast: 1,
      unit: 'USD',
      pairs: 2,
      a: 0.25,
      aError: 0.1,
      b: 0.5,
      bError: 0.1,
      change: 0.25,
      changeError: 0.1,
    },
  ],
  figures: [],
  worth: undefined,
  base,
  plan,
};

test('a table has a row a chance and five a point, and no text of it is a formula', () => {
  const lines = answerCsv(ANSWER, 'USD').trim().split('\n');
  expect(lines).toHaveLength(1 + 1 + 10);
  expect(lines[1]).toBe(`chance,"'=cmd, ""x""",2021,share,2,0.25,0.5,0.25,,`);
  expect(lines.at(-1)).toBe('gmvToDate,q90,2021-12-31,USD,,10000000000,20000000000,10000000000,,');
});

test('a drawing has both fans and the target where they belong, and no markup but its own', () => {
  const svg = fanSvg({ base, plan, target: 10e9, money: 'USD', title: '<script>x</script>', lang: 'en' });
  expect(svg).not.toContain('<script>');
  expect(svg.match(/<polygon/g)).toHaveLength(2);
  expect(svg).toContain('>bn USD<');
  // 0 to 20bn on 330 dots from 70: 12bn of the plan's last median lie at 202, the target of 10bn at 235
  expect(svg).toContain('780.0,202.0');
  expect(svg).toMatch(/y1="235\.0" y2="235\.0" stroke="#b3470a"/);
});
