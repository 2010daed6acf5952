/** Providers win sellers for the platform, and the platform grants their clients exposure. */
import { expect, test } from 'vitest';
import { ORGANIC } from '../../../sim/kernel/layout.ts';
import { allocateTraffic } from '../../../sim/model/allocateTraffic.ts';
import { setStage } from '../../../sim/model/brands/brands.ts';
import { recruitedShare } from '../../../sim/model/brands/entry.ts';
import { enterBrands } from '../../../sim/model/enterBrands.ts';
import { matchProviders } from '../../../sim/model/matchProviders.ts';
import { ADMITTED, APPLICANT, BRAND, LOCAL, STRATEGIC } from '../../../sim/model/providers/providers.ts';
import { NONE } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, policyWith, sharesIn } from './handWorld.ts';

/** Eight providers without clients; nobody seeks one. Half of the talents are not there yet. */
function market(
  changes: Record<string, number> = {},
  prepare: (world: World) => void = () => {},
  effort = 1,
) {
  const world = handWorld({
    'providers.count': 8,
    'providers.seek': 0,
    'providers.peer': 0,
    'providers.leave': 0,
    'providers.standard': 0,
    'providers.cost': 0,
    'providers.recruit': 1,
    ...changes,
  });
  const { providers: p, streamers: s } = world;
  s.arrival.fill(0, 0, 80);
  s.arrival.fill(500, 80, 160);
  p.class.fill(LOCAL);
  p.region.set([0, 1, 2, 3, 4, 5, 0, 1]);
  p.standing.fill(ADMITTED);
  p.founded.fill(0);
  p.capacityFen.fill(1e6);
  world.day = 28;
  prepare(world);
  matchProviders(
    world,
    policyWith((policy) => void (policy.providerMatching = effort)),
  );
  return world;
}

const come = ({ streamers: s }: World) => [...s.arrival.subarray(80, 160)].filter((day) => day === 28).length;

test('a provider with free capacity brings in a talent of its region, who is its client from the first day', () => {
  const { streamers: s, providers: p } = market();
  const won = Array.from({ length: 80 }, (_, at) => 80 + at).filter((j) => s.arrival[j] === 28);
  expect(won.length).toBe(8);
  for (const j of won) expect(p.region[s.provider[j]!]).toBe(s.region[j]);
  expect([...p.clients]).toEqual(new Array(8).fill(1));
});

test('who is full, who does not serve, and a platform without such effort wins nobody', () => {
  expect(come(market({ 'providers.recruit': 0 }))).toBe(0);
  expect(come(market({}, () => {}, 0))).toBe(0);
  expect(
    come(
      market({}, ({ providers: p }) => {
        p.standing.fill(APPLICANT);
        p.founded.fill(999);
      }),
    ),
  ).toBe(0);
  const full = market({}, ({ providers: p, streamers: s }) => {
    s.provider.fill(0, 0, 80);
    s.trailingFen.fill(1e5, 0, 80); // provider 0 has eight times what it can serve
    p.clients[0] = 80;
  });
  expect(come(full)).toBe(7);
});

test('brand providers with capacity free are counted where brands come', () => {
  const { providers: p, streamers: s } = market({ 'providers.recruit': 0.28 }, ({ providers, streamers }) => {
    providers.class.set([BRAND, STRATEGIC, BRAND, LOCAL, LOCAL, LOCAL, LOCAL, LOCAL]);
    streamers.provider[3] = 2; // half of its capacity is taken
    streamers.trailingFen[3] = 5e5;
    providers.clients[2] = 1;
  });
  expect(p.brandsADay).toBeCloseTo(0.01 * 2.5, 12);
  expect(s.provider[3]).toBe(2);
});

test('brands that providers have won come with the others, as clients', () => {
  const world = market({ 'brands.entry': 0, 'brands.activityNorm': 1 }, ({ providers }) => {
    providers.class.fill(BRAND);
  });
  const { brands, streamers: s, providers: p } = world;
  for (let b = 0; b < brands.count; b++) setStage(brands, b, 0);
  brands.resistance.fill(99);
  brands.resistance[2] = 1e-6;
  brands.leastResistance = 0;
  expect(p.brandsADay).toBeCloseTo(8 / 28, 12);
  enterBrands(world, policyWith());
  expect(brands.entryClock).toBeCloseTo(8 / 28 / brands.count, 12);
  const j = s.stores + 2;
  expect([s.arrival[j], p.class[s.provider[j]!]]).toEqual([28, BRAND]);
  const prospect = { ordersADay: 0, present: 0, winning: 0, losing: 0, recruited: 0.1 };
  expect(recruitedShare(world.params, prospect)).toBe(1);
  expect(recruitedShare(world.params, { ...prospect, recruited: 0 })).toBe(0);
});

test('exposure that is granted multiplies clients’ weight in the organic feed', () => {
  const shares = (factor: number) => {
    const world = handWorld({ 'traffic.cap': 1 });
    const { streamers: s } = world;
    s.arrival.fill(0, 0, 160);
    s.liveBelow.fill(2 ** 31 - 1);
    s.provider.fill(NONE);
    s.provider[8] = 0;
    const policy = policyWith((p) => void (p.providerTraffic = factor));
    const today = morning(world, policy);
    allocateTraffic(world, today);
    return sharesIn(world.sessions.day, 0, ORGANIC);
  };
  const [plain, granted] = [shares(1), shares(3)];
  const odds = (share: Record<number, number>, j: number) => share[j]! / share[16]!;
  expect(odds(granted, 8) / odds(plain, 8)).toBeCloseTo(3, 2);
  expect(odds(granted, 24) / odds(plain, 24)).toBeCloseTo(1, 2);
});
