/** What `discover` found, as discover.json holds it: boxes of "what must be true" for a target. */
import type { Bilingual } from '../notation/language.ts';

/** What runs differ in. Bounds are dates where the unit says so. */
export interface DiscoveredFactor {
  readonly name: string;
  readonly title: Bilingual;
  readonly unit: string;
  /** Set by the study; or drawn by each run, as `run` draws it. */
  readonly from: 'study' | 'posterior' | 'lever' | 'attention';
  /** Least and greatest value of the runs. */
  readonly low: number;
  readonly high: number;
}

/** What lies in a box. Shares are 0–1. */
export interface Held {
  readonly runs: number;
  /** Runs that are of interest; those of GMV count by the share of its errors with which they reach it. */
  readonly cases: number;
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
}

/** One bound of a box. */
export interface BoxBound {
  readonly factor: string;
  readonly side: 'low' | 'high';
  readonly value: number;
  /** How likely so many cases would be if this bound meant nothing. */
  readonly quasiP: number;
}

/** Another box of the same trajectory. */
export interface PeelStep extends Pick<Held, 'coverage' | 'density' | 'mass'> {
  readonly restricted: number;
}

export interface DiscoveredBox extends Held {
  readonly method: 'prim' | 'cart';
  readonly bounds: readonly BoxBound[];
  /** Share of halves of the runs in which each bounded factor is bounded again; of PRIM. */
  readonly again: readonly { readonly factor: string; readonly share: number }[];
  /** Means over halves in which the box was not sought; of PRIM. */
  readonly elsewhere: { readonly coverage: number; readonly density: number } | null;
}

export interface DiscoverResult {
  readonly schema: 'laotie/discover@1';
  readonly title: Bilingual;
  readonly source: string;
  readonly engine: string;
  readonly dataHash: string;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly scale: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  readonly target: {
    readonly id: string;
    readonly title: Bilingual;
    readonly metric: string;
    readonly over: string;
    readonly atLeast: number;
    readonly unit: string;
  };
  /** Of interest is that the target is missed. */
  readonly miss: boolean;
  /** Published quarters stand in the figure. */
  readonly isPublishedPast: boolean;
  readonly replicates: number;
  readonly failed: number;
  /** All runs as a box without bounds. */
  readonly all: Held;
  readonly factors: readonly DiscoveredFactor[];
  /** Of the first box; the chosen one's number. */
  readonly trajectory: readonly PeelStep[];
  readonly chosen: number;
  /** The first, then those of what it leaves. */
  readonly boxes: readonly DiscoveredBox[];
  /** Leaves of a tree that are denser than all runs, the one with most cases first. */
  readonly leaves: readonly DiscoveredBox[];
  readonly halves: number;
  /** Step of PRIM and least mass of a box. */
  readonly alpha: number;
  readonly least: number;
}
