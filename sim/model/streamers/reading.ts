/** What a seller reads of itself before it decides: its public record, in real users, and what a visit of its own keeps. */
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { perVisit } from './adBudget.ts';
import { trafficOf } from './books.ts';
import { complaintRate, conversion, OPINION, reputation, SEEN } from './record.ts';
import { BAD, COMPLAINED, GOOD, RECORD, SEEN_ORDERS, SEEN_VISITS } from './streamers.ts';

export interface Reading {
  readonly reputation: number;
  /** Complaints a delivery. */
  readonly complaints: number;
  /** Orders a visit. */
  readonly conversion: number;
  /** Kept money of a visit; few visits are weighed against the market's, and there are none before the first day's end. */
  readonly keptMoney: number;
  /** Strangers' share of the market's GMV. */
  readonly strangers: number;
}

export function readingOf({ streamers: s, params, platform, scale }: World, j: number): Reading {
  const { records, units } = s;
  const at = j * RECORD;
  const [real, seen] = [units[OPINION]! * scale, units[SEEN]! * scale];
  const [good, bad] = [records[at + GOOD]! * real, records[at + BAD]! * real];
  const { usualDay } = platform;
  const { publicFen, placedFen } = usualDay;
  const prior = params['platform.recordPrior'] / scale;
  const keptFen = usualDay.visits > 0 ? perVisit('keptFen', trafficOf(s, j), usualDay, prior) : 0;
  return {
    reputation: reputation(params, good, bad),
    complaints: complaintRate(params, records[at + COMPLAINED]! * real, good + bad),
    conversion: conversion(params, records[at + SEEN_ORDERS]! * seen, records[at + SEEN_VISITS]! * seen),
    keptMoney: keptFen / FEN_PER_UNIT,
    strangers: placedFen > 0 ? publicFen / placedFen : 1,
  };
}
