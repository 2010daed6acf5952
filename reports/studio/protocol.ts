/** All that page and engine say to one another. Plain data: it crosses to a worker. */
import type { Bilingual } from '../../sim/notation/language.ts';
import type { Complaint } from '../../sim/notation/refusal.ts';
import type { StudioBase } from './data.ts';
import type { AskedOfRecord, ReplicateRecord } from './record.ts';
import type { Written, WrittenLever } from './written.ts';

/** What a worker is opened with, once. */
export interface Opening {
  readonly kind: 'open';
  readonly base: StudioBase;
  readonly written: Written;
  readonly posteriorName: string | undefined;
  readonly asked: AskedOfRecord;
  /** Numbers of the replicates that are this worker's. */
  readonly replicates: readonly number[];
  /** Those of them of which the page has what the base gave. */
  readonly known: readonly number[];
  /** Those of which there is room for a second state. */
  readonly keptTwice: readonly number[];
}

/** Simulate a plan; whatever was being simulated before is dropped. */
export interface RunPlan {
  readonly kind: 'run';
  /** Answers carry it: those of an earlier ticket are too late. */
  readonly ticket: number;
  readonly title: Bilingual;
  readonly levers: readonly WrittenLever[];
}

/** Simulate a replicate of the base again, from its first day. */
export interface CheckBase {
  readonly kind: 'check';
  readonly replicate: number;
}

export type ToEngine = Opening | RunPlan | CheckBase;

/** A replicate of the base is kept up to the information date. */
export interface Grown {
  readonly kind: 'grown';
  readonly replicate: number;
}

/** A replicate of the base has ended that the page did not have. */
export interface Based {
  readonly kind: 'based';
  readonly record: ReplicateRecord;
}

/** The plan is a scenario. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly ticket: number;
  /** The scenario file. */
  readonly text: string;
  /** What looks wrong with its levers. */
  readonly warnings: readonly Complaint[];
  /** Whether its past is the published one. */
  readonly isPublished: boolean;
}

/** The plan is none: why, in the words of the command line; places are paths in the plan. */
export interface Refused {
  readonly kind: 'refused';
  readonly ticket: number;
  readonly problems: readonly Complaint[];
}

/** A replicate of the plan has ended. */
export interface Answered {
  readonly kind: 'answered';
  readonly ticket: number;
  readonly replicate: number;
  /** Absent where no day of it can differ from the base. */
  readonly record?: ReplicateRecord;
}

/** A replicate of the plan, or of the base, failed. */
export interface Failed {
  readonly kind: 'failed';
  readonly ticket: number;
  readonly replicate: number;
  readonly error: string;
}

export interface Checked {
  readonly kind: 'checked';
  readonly replicate: number;
  readonly fingerprint: string;
}

export type FromEngine = Grown | Based | Accepted | Refused | Answered | Failed | Checked;
