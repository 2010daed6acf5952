/** Engine that made a file which a run rests on, null where the file does not say; and the engine that ran. */
export interface MadeBy {
  readonly made: string | null;
  readonly now: string;
}

/** Part of what a check rests on: a file of somebody's making; absent where there is none. */
export interface Made {
  readonly engine?: MadeBy | undefined;
}

/** Whether a file was made by another engine than the one that ran, or does not say by which. */
export function isOther(engine: MadeBy | undefined): boolean {
  return engine !== undefined && engine.made !== engine.now;
}
