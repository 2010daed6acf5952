/** What is remembered is not run again, whoever asks; what is damaged is, and is reported; names decide nothing. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, hashOfText, hashOfValue } from '../../sim/runs/canonical.ts';
import { runEnsembles } from '../../sim/runs/ensemble.ts';
import { open, seal } from '../../sim/runs/envelope.ts';
import { figuresTask } from '../../sim/runs/figures.ts';
import type { Memo } from '../../sim/runs/memo.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { memoBytes, memoFolder, openMemo } from '../../sim/runs/node/memo-folder.ts';
import { addressOf, perform } from '../../sim/runs/perform.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import { replicateTask } from '../../sim/runs/replicate.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { memoInMemory, runOne, withTestMeans } from './means.ts';
import { smallScenario, temporaryFolder } from './small.ts';

const dir = temporaryFolder();
const TINY = ['until=2021-01-31', 'population.scale=1000000', 'targets.gmv-q1.remove=true'];

function tiny(...set: readonly string[]): Prepared {
  return prepare(smallScenario(dir, ...TINY, ...set));
}

function addressIn(prepared: Prepared, engine = 'engine', index = 0): string {
  return addressOf(replicateTask, drawMarket(prepared, index).market, engine);
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.answer'))
    .map((name) => join(folder, name));
}

test('an address hangs on all that decides an answer', () => {
  const base = addressIn(tiny());
  const others = [
    addressIn(tiny('seed=other')),
    addressIn(tiny(), 'engine', 1),
    addressIn(tiny(), 'another engine'),
    addressIn(tiny('population.scale=900000')),
    addressIn(tiny('parameters.visits.rate=0.7')),
    addressIn(tiny('until=2021-02-01')),
    addressIn(tiny('knownUntil=2020-12-31')),
    addressIn(tiny('levers.trust-card.from=2021-01-11')),
    addressIn(tiny('levers.trust-card.coverage=61%')),
    addressIn(tiny('levers.trust-card.remove=true')),
  ];
  expect(new Set([base, ...others]).size).toBe(1 + others.length);
});

test('an address does not hang on names, titles, targets, replicates, or levers that do nothing', () => {
  const base = addressIn(tiny());
  const card = ['levers.trust-card.title.zh=卡', 'levers.trust-card.title.en=A card'];
  expect(addressIn(tiny(...card))).toBe(base);
  for (const set of [
    'name=another',
    'title.en=Another title',
    'replicates=9',
    'levers.trust-card.until=2021-01-31', // it is in force to the end of the run anyway
  ])
    expect(addressIn(tiny(set)), set).toBe(base);
  const idle = tiny('levers.idle.lever=visit-push', 'levers.idle.factor=1.2', 'levers.idle.strength=0');
  expect(addressIn(idle)).toBe(base);
});

test('canonical text: order of keys and undefined ones do not matter, types and bits do', () => {
  expect(canonical({ b: 1, a: [true, null, 'x'], c: undefined })).toBe('{"a":[true,null,"x"],"b":1}');
  expect(hashOfValue({ a: 1, b: 2 })).toBe(hashOfValue({ b: 2, a: 1 }));
  const different = [0, '0', [0], { 0: 0 }, Float64Array.of(0), Float64Array.of(-0), Int16Array.of(0), null];
  expect(new Set(different.map(hashOfValue)).size).toBe(different.length);
  expect(() => canonical([Number.NaN])).toThrow(/expected a finite number, got NaN/);
  expect(() => canonical(() => 1)).toThrow(/expected plain data, got a function/);
  fc.assert(fc.property(fc.jsonValue(), (value) => JSON.stringify(JSON.parse(canonical(value)))?.length > 0));
  // SHA-256 of the empty text, and of "abc" (FIPS 180-4)
  expect(hashOfText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hashOfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashOfText('a\r\nb\r\n')).toBe(hashOfText('a\nb\n'));
});

test('an envelope gives back what was put in; any changed or missing byte is noticed', () => {
  const address = hashOfText('address');
  const body = Uint8Array.from({ length: 100 }, (_, at) => at);
  const bytes = seal('figures', address, body);
  expect(open('figures', address, bytes)).toEqual(body);
  expect(open('replicate', address, bytes)).toBe('other');
  expect(open('figures', hashOfText('another'), bytes)).toBe('other');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ flip : byte));
      expect(open('figures', address, changed)).not.toBeInstanceOf(Uint8Array);
      expect(open('figures', address, bytes.subarray(0, at))).toBe('damaged');
    }),
  );
});

test('what one ensemble ran the next remembers: more replicates, another name, a baseline; same bytes', async () => {
  const memo = memoInMemory();
  const first = await runOne(tiny('replicates=3'), { memo });
  expect(first.remembered).toBe(0);
  const more = await runOne(tiny('replicates=5', 'name=renamed'), { memo });
  expect([more.remembered, more.seconds.size]).toEqual([3, 2]);
  const clean = await runOne(tiny('replicates=5', 'name=renamed'));
  expect(more.result.manifest.fingerprints).toEqual(clean.result.manifest.fingerprints);
  expect(more.series).toEqual(clean.series);
  expect(more.result.summary).toEqual(clean.result.summary);
});

test('figures are remembered as they were, those that are not recorded too', async () => {
  const memo = memoInMemory();
  const { market } = drawMarket(tiny(), 0);
  const request = {
    task: figuresTask,
    data: () => ({
      market,
      figures: [
        ['gmv', '2021-01'],
        ['buyersMonth', '2021-01-05'],
      ] as const,
    }),
  };
  const ask = async () => {
    const found: [unknown, boolean][] = [];
    await withTestMeans({ memo }, (means) =>
      perform([request], (answer, _, { remembered }) => void found.push([answer, remembered]), means),
    );
    return found[0]!;
  };
  const [fresh, known] = [await ask(), await ask()];
  expect([fresh[1], known[1]]).toEqual([false, true]);
  expect(known[0]).toEqual(fresh[0]);
  expect(known[0]).toMatchObject({ status: 'ok', value: [expect.any(Number), Number.NaN] });
});

test('a damaged answer is run again, reported, and whole afterwards', async () => {
  const folder = join(dir, 'damaged');
  const memo = openMemo(folder, { most: 1e9 });
  const clean = await runOne(tiny('replicates=2'), { memo });
  const [one, two] = files(folder) as [string, string];
  const bytes = readFileSync(one);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(one, bytes);
  writeFileSync(two, readFileSync(two).subarray(0, 50));
  const damaged: string[] = [];
  const ask = async () => {
    const asked = [{ prepared: tiny('replicates=2') }];
    const onDamaged = (address: string) => void damaged.push(address);
    const [run] = await withTestMeans({ memo }, (means) => runEnsembles(asked, { ...means, onDamaged }));
    return run!;
  };
  const again = await ask();
  expect([again.remembered, damaged.length]).toEqual([0, 2]);
  expect(again.result.manifest.fingerprints).toEqual(clean.result.manifest.fingerprints);
  expect((await ask()).remembered).toBe(2);
  expect(damaged).toHaveLength(2);
});

test('a failed replicate is not remembered', async () => {
  const memo = memoInMemory();
  const ready = tiny('replicates=1');
  const { 'providers.count': _, ...parameters } = ready.scenario.parameters;
  const draws = [{ weight: 1, parameters: { 'providers.count': -5 } }];
  const failing = {
    ...ready,
    scenario: { ...ready.scenario, parameters },
    posterior: { knownUntil: '2021-01-01', draws },
  };
  for (let time = 0; time < 2; time++) {
    const { result, remembered } = await runOne(failing, { memo });
    expect([result.manifest.failed, remembered]).toEqual([1, 0]);
  }
});

test('the folder stays within its bytes: what was not used for longest goes first', async () => {
  const folder = join(dir, 'bounded');
  const body = new Uint8Array(1000);
  const memo = openMemo(folder, { most: 10_500 });
  const hash = (k: number) => hashOfText(String(k));
  for (let k = 0; k < 10; k++) {
    await memo.put(hash(k), body);
    const then = new Date(2020, 0, 1, 0, k);
    utimesSync(join(folder, hash(k).slice(0, 2), `${hash(k).slice(2)}.answer`), then, then);
  }
  expect(await memo.get(hash(0))).toHaveLength(1000); // used now
  await memo.put(hash(10), body);
  const held = files(folder).reduce((sum, file) => sum + statSync(file).size, 0);
  expect(held).toBeLessThanOrEqual(10_500);
  expect(await memo.get(hash(0))).toBeDefined();
  expect(await memo.get(hash(1))).toBeUndefined();
  expect(await memo.get(hash(10))).toBeDefined();
  await memo.put(hash(11), new Uint8Array(20_000)); // would push out all others
  expect(await memo.get(hash(11))).toBeUndefined();
});

test('the folder may go at any moment, and two may write it at once', async () => {
  const folder = join(dir, 'shared');
  const [a, b]: Memo[] = [openMemo(folder, { most: 1e6 }), openMemo(folder, { most: 1e6 })];
  const hash = hashOfText('one');
  await Promise.all([a!.put(hash, Uint8Array.of(1)), b!.put(hash, Uint8Array.of(1))]);
  expect(await b!.get(hash)).toEqual(Uint8Array.of(1));
  rmSync(folder, { recursive: true });
  expect(await a!.get(hash)).toBeUndefined();
  await a!.put(hash, Uint8Array.of(2));
  expect(await b!.get(hash)).toEqual(Uint8Array.of(2));
  mkdirSync(join(folder, 'strange'));
  writeFileSync(join(folder, 'strange', 'a.answer'), 'x');
  await b!.put(hashOfText('two'), new Uint8Array(9)); // a stranger's file is old or not, no harm
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual(
    [],
  );
});

test('where the memo lies and how much it may hold is said by the environment', () => {
  expect(memoFolder({ LAOTIE_MEMO: '/a/b' })).toBe('/a/b');
  expect(memoFolder({ XDG_CACHE_HOME: '/cache' })).toBe(join('/cache', 'laotie', 'memo'));
  expect(memoFolder({})).toMatch(/\.cache.laotie.memo$/);
  expect([memoBytes({}), memoBytes({ LAOTIE_MEMO_BYTES: '5e6' })]).toEqual([2e9, 5e6]);
  expect(() => memoBytes({ LAOTIE_MEMO_BYTES: 'much' })).toThrow(
    'LAOTIE_MEMO_BYTES: expected a number of bytes, 0 or more, got "much"',
  );
});
