/** The largest host is suspended by hand: what its followers do, what the market loses, what is there when it is back. */
import { expect, test } from 'vitest';
import { GONE, OPEN, SHUT } from '../../../sim/kernel/layout.ts';
import { goLive } from '../../../sim/model/goLive.ts';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { simulate } from '../../../sim/model/simulate.ts';
import { type Changes, smallMarket } from '../market.ts';
import { handWorld, policyWith } from './handWorld.ts';

const FROM = 40;
const UNTIL = 80;
const DAYS = 90;
/** One host has a twentieth of all ties: in one market luck is as large as what its absence costs. */
const SEEDS = [1, 2, 3, 4, 5, 6];

/** Markets whose largest host is away from FROM to UNTIL, or never: what its followers and a metric come to together. */
function markets(isAway: boolean, changes: Changes = {}) {
  const each = SEEDS.map((seed) => market(seed, isAway, changes));
  const sum = (figure: (one: (typeof each)[number]) => number) =>
    each.reduce((all, one) => all + figure(one), 0);
  return {
    over: (name: MetricName, from: number, until: number) => sum((one) => one.over(name, from, until)),
    kept: sum(({ followers }) => followers.at(UNTIL - FROM)!) / sum(({ followers }) => followers[0]!),
  };
}

function market(seed: number, isAway: boolean, changes: Changes) {
  const followers: number[] = [];
  let host = -1;
  const { series } = simulate(smallMarket(DAYS, changes, [], seed), ({ day, streamers: s }) => {
    if (day === FROM - 1) {
      host = s.followers.indexOf(Math.max(...s.followers));
      if (isAway) s.suspendedUntil[host] = UNTIL;
    }
    if (host >= 0) followers.push(s.followers[host]!);
  });
  const over = (name: MetricName, from: number, until: number) =>
    series[METRICS.findIndex((metric) => metric.name === name)]!.slice(from, until).reduce((a, b) => a + b);
  return { followers, over };
}

test('rooms of the suspended and of the gone are closed, others are not', () => {
  const world = handWorld();
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 4);
  s.suspendedUntil[1] = 9;
  s.cleared[2] = 5;
  world.day = 8;
  goLive(world, policyWith(), createOffers(s.count));
  const { closed } = world.sessions.day;
  expect([...closed.subarray(0, 4)]).toEqual([OPEN, SHUT, GONE, OPEN]);
  s.suspendedUntil[1] = 8;
  goLive(world, policyWith(), createOffers(s.count));
  expect(closed[1]).toBe(0);
});

test('a ban of the largest host costs visits at once; some followers leave, most are there when it is back', () => {
  const free = { 'visits.tieFreeShare': 0.2 }; // most visits hang on ties
  const [base, away] = [markets(false, free), markets(true, free)];
  const left = (name: MetricName) => away.over(name, FROM, FROM + 10) / base.over(name, FROM, FROM + 10);
  expect(left('visitsPrivate')).toBeLessThan(0.99);
  expect(left('visitsPrivate')).toBeGreaterThan(0.9);
  // the feed shows others to some who do not find the host, never to all
  expect(left('visits')).toBeLessThan(1);
  expect(left('visits')).toBeGreaterThan(left('visitsPrivate'));
  expect(away.kept).toBeGreaterThan(0.7);
  expect(away.kept).toBeLessThan(1);
});

test('the likelier a visit ends a tie to a closed room, the fewer followers wait', () => {
  const kept = (drift: number) => markets(true, { 'follow.drift': drift }).kept;
  const [never, often, oftener] = [kept(0), kept(0.2), kept(0.5)];
  expect(never).toBeGreaterThan(0.85);
  expect(often).toBeLessThan(0.7 * never);
  expect(oftener).toBeLessThan(0.55 * never);
});

test('the more loyal followers are, the fewer of their visits are made elsewhere', () => {
  const lost = (loyal: number) => {
    const free = { 'visits.tieFreeShare': 1, 'follow.drift': 0, 'follow.loyal': loyal }; // no visit hangs on ties
    const [base, away] = [markets(false, free), markets(true, free)];
    return 1 - away.over('visits', FROM, UNTIL) / base.over('visits', FROM, UNTIL);
  };
  const [none, half, all] = [lost(0), lost(0.5), lost(1)];
  expect(Math.abs(none)).toBeLessThan(0.01);
  expect(half).toBeGreaterThan(none + 0.005);
  expect(all).toBeGreaterThan(half + 0.005);
});
