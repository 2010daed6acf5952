/** The largest host is suspended by hand: what its followers do, what the market loses, what is there when it is back. */
import { expect, test } from 'vitest';
import { goLive } from '../../../sim/model/goLive.ts';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { simulate } from '../../../sim/model/simulate.ts';
import { type Changes, smallMarket } from '../market.ts';
import { handWorld, policyWith } from './handWorld.ts';

const FROM = 40;
const UNTIL = 80;
const DAYS = 90;

/** A market whose largest host is away from FROM to UNTIL, or never; its followers and its GMV day by day. */
function market(isAway: boolean, changes: Changes = {}) {
  const followers: number[] = [];
  let host = -1;
  const { series } = simulate(smallMarket(DAYS, changes), ({ day, streamers: s }) => {
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
  const { closed, closedRooms } = world.sessions.day;
  expect([...closed.subarray(0, 4)]).toEqual([0, 1, 1, 0]);
  expect(closedRooms).toBe(closed.reduce((a, b) => a + b));
  s.suspendedUntil[1] = 8;
  goLive(world, policyWith(), createOffers(s.count));
  expect(closed[1]).toBe(0);
});

test('a ban of the largest host costs visits at once; some followers leave, most are there when it is back', () => {
  const [base, away] = [market(false), market(true)];
  const visits = (from: number, until: number) =>
    away.over('visits', from, until) / base.over('visits', from, until);
  expect(visits(FROM, FROM + 10)).toBeLessThan(0.998);
  expect(visits(FROM, FROM + 10)).toBeGreaterThan(0.9);
  const kept = away.followers.at(UNTIL - FROM)! / away.followers[0]!;
  expect(kept).toBeGreaterThan(0.7);
  expect(kept).toBeLessThan(1);
});

test('the likelier a visit ends a tie to a closed room, the fewer followers wait', () => {
  const kept = (drift: number) => {
    const { followers } = market(true, { 'follow.drift': drift });
    return followers.at(UNTIL - FROM)! / followers[0]!;
  };
  const [never, often] = [kept(0), kept(0.2)];
  expect(never).toBeGreaterThan(0.85);
  expect(often).toBeLessThan(0.6 * never);
});
