/** What `identify` found, as identify.json holds it: what the published facts can see, and whether draws are right. */

export interface ProfileRow {
  readonly name: string;
  /** Held values, with the rise of the likelihood above its least. */
  readonly points: readonly {
    readonly score: number;
    readonly value: number;
    readonly objective: number;
    readonly rise: number;
  }[];
  /** 90% likelihood interval in scores and in values, cut at the plausible range. */
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  readonly rise: number;
  readonly seen: 'both sides' | 'one side' | 'not identified';
}

/** A parameter before and after the facts, in standard scores of its prior. */
export interface SightRow {
  readonly name: string;
  readonly middle: number;
  readonly low90: number;
  readonly high90: number;
}

export interface Covered {
  readonly level: number;
  readonly covered: number;
}

export interface RankRow {
  readonly name: string;
  readonly bins: readonly number[];
  readonly chiSquare: number;
  readonly p: number;
  readonly adjusted: number;
  readonly lean: number;
  readonly width: number;
  readonly spread: number;
  readonly coverage: readonly Covered[];
  readonly verdict: 'calibrated' | 'over-confident' | 'under-confident' | 'leans low' | 'leans high';
}

export interface IdentifyResult {
  readonly schema: 'laotie/identify@1';
  readonly scenario: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly seed: string;
  readonly engine: string;
  /** SHA-256 of the market's data (history, calendar, attention). */
  readonly dataHash: string;
  readonly knownUntil: string;
  readonly facts: readonly string[];
  readonly profile?: {
    readonly scale: number;
    /** Runs of the surface, and how far a run lies from it (standard deviation on the scale of the fact). */
    readonly runs: number;
    readonly surface: readonly { readonly name: string; readonly spread: number }[];
    readonly objective: number;
    readonly stopped: string;
    /** Rise of twice the negative log likelihood at the ends of an interval. */
    readonly rule: number;
    /** Source of `sights`: draws of the scenario's posterior, or the slopes at the most probable point. */
    readonly sightsFrom: 'posterior' | 'slopes';
    readonly sights: readonly SightRow[];
    readonly profiles: readonly ProfileRow[];
  };
  readonly ranks?: {
    readonly scale: number;
    readonly truths: number;
    /** Truths whose figures no member reached: they are judged in no test. */
    readonly lost: number;
    readonly members: number;
    /** Whether the market was made small for the check; else scale, sellers, runs and rounds are those of `calibrate`. */
    readonly isSmall: boolean;
    readonly kept: number;
    readonly forecast: readonly string[];
    readonly quantities: readonly RankRow[];
    /** Of all parameters together, without the forecast. */
    readonly overall: {
      readonly spread: number;
      readonly score: number;
      readonly coverage: readonly Covered[];
      readonly verdict: 'calibrated' | 'over-confident' | 'under-confident';
    };
  };
}
