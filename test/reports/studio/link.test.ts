/** Links: there and back, and whatever anybody puts into one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLink, type LinkPart, linkOf, openLink } from '../../../reports/studio/link.ts';
import { changed, type Plan, withMore, without } from '../../../reports/studio/plan.ts';
import { writtenOf } from '../../../reports/studio/written.ts';
import { BUDGET_AMOUNT } from '../../../sim/study/plans/cells.ts';
import { STUDIED } from '../../browser/studio-market.ts';

const { levers } = writtenOf(STUDIED);
const BASE = { engine: '0.1.0+abc', scenario: 'f00d', levers };
const plain: Plan = { title: { zh: '方案', en: 'A plan' }, levers };
const dates = { from: '2021-01-21', until: '2021-02-28', amount: 1e7 };
const busy = changed(withMore(plain, 'coupon', dates), 'trust-card', {
  strength: 0.25,
  budget: { [BUDGET_AMOUNT]: '3bn', per: 'quarter' },
  coverage: null,
});

const link = (plan: Plan) => linkOf(plan, BASE);
const LINK = await link(busy);

test.each([
  ['the base', plain],
  ['changed, taken out and added', busy],
  ['nothing', without(plain, 'trust-card')],
])('there and back: %s', async (_, plan) => {
  const fragment = await link(plan);
  expect(fragment).toMatch(/^plan=[\w-]+$/);
  expect(isLink(fragment)).toBe(true);
  expect(await openLink(fragment, BASE)).toEqual({ plan, engine: BASE.engine });
});

test('what is as in the base is not in the link', async () => {
  expect((await link(plain)).length).toBeLessThan(200);
});

/** A fragment of any JSON text. */
async function packed(text: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `plan=${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
}

const told = (change: object) =>
  packed(
    JSON.stringify({
      schema: 'laotie/plan@1',
      engine: BASE.engine,
      base: BASE.scenario,
      title: plain.title,
      levers: ['trust-card'],
      ...change,
    }),
  );

test('another engine is told of; another base is not taken', async () => {
  const other = await openLink(await told({ engine: '0.0.9+old' }), BASE);
  expect(other).toEqual({ plan: plain, engine: '0.0.9+old' });
});

const DEEP = { id: 'x', a: { b: { c: { d: { e: 1 } } } } };
test.each<[LinkPart, Promise<string> | string]>([
  ['length', `plan=${'A'.repeat(50_001)}`],
  ['signs', 'plan=<script>'],
  ['signs', 'plan='],
  ['packing', 'plan=AAAAAAAA'],
  ['packing', packed(' '.repeat(600_000))],
  ['json', packed('{')],
  ['json', packed('[]')],
  ['json', packed(Uint8Array.of(0xff, 0xfe))],
  ['schema', told({ schema: 'laotie/plan@2' })],
  ['schema', told({ engine: 7 })],
  ['base', told({ base: 'other' })],
  ['title', told({ title: { zh: 'x' } })],
  ['title', told({ title: { zh: 'x', en: 'y\u202e' } })],
  ['levers', told({ levers: {} })],
  ['levers', told({ levers: [7] })],
  ['levers', told({ levers: [DEEP] })],
  ['levers', told({ levers: [{ strength: 1 }] })],
  ['levers', told({ levers: Array.from({ length: 201 }, () => 'trust-card') })],
  [
    'levers',
    packed(
      '{"schema":"laotie/plan@1","engine":"e","base":"f00d","title":{"zh":"a","en":"b"},"levers":[{"id":"x","__proto__":{"y":1}}]}',
    ),
  ],
])('a broken link says which part of it is: %s', async (part, fragment) => {
  expect(await openLink(await fragment, BASE)).toEqual({ broken: part });
});

test('ten thousand mutated links end in a plan or a part, and change nothing of what all objects have', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  const mutation = fc.array(
    fc.tuple(fc.nat(LINK.length), fc.constantFrom('-', '_', 'A', 'z', '9', '', '%', '<')),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(mutation, async (changes) => {
      let text = LINK;
      for (const [at, sign] of changes) text = text.slice(0, Math.max(5, at)) + sign + text.slice(at + 1);
      const opened = await openLink(text, BASE);
      if ('broken' in opened) broken++;
      else expect(opened.plan.levers.every(({ id }) => typeof id === 'string')).toBe(true);
    }),
    { numRuns: 10_000 },
  );
  expect(broken).toBeGreaterThan(5000);
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
});
