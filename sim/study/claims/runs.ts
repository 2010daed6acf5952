/** Runs that claims are judged on, each run once for all claims that need it. All share seed and replicates. */

export interface RunAsked {
  /** A file of scenarios/. */
  readonly file: string;
  /** As `--set`. */
  readonly set: readonly string[];
  /** A market of its own size: the population of the command line does not hold for it. */
  readonly isOwnSize: boolean;
  /** A market as fine as experiments have it (FINE): for worlds that part from another one on a day. */
  readonly isFine: boolean;
}

/**
 * Users per agent of the other runs over those of worlds that are compared. Two worlds that part on a day share their
 * luck until then and have different luck soon after, so that in a small market their difference is luck as much as
 * effect; the real market has some thousand times more people. Times four, half the luck or less (a difference of repeat
 * rates: 0.04–0.05 points for 0.13–0.22), for twice the time; as many whole runs under other luck would take four times.
 */
export const FINE = 4;
