/** What is wrong, in the one grammar of messages; its parts stay apart, so that they can be said in any language. */
export interface Complaint {
  /** A file with line and column, an option, a folder. */
  readonly place: string;
  /** What should have been there. */
  readonly expected: string;
  /** What was there. */
  readonly got: string;
  /** Likely causes, the nearest name, what to do. */
  readonly hints?: readonly string[];
}

/** `<place>: expected <what>, got <value>[; <hint>]` */
export function complaintLine({ place, expected, got, hints = [] }: Complaint): string {
  return [`${place}: expected ${expected}, got ${got}`, ...hints].join('; ');
}

/** Bad input, one line a complaint. Ends a command with exit code 2; every other error is an internal error. */
export class Refusal extends Error {
  /** Its class, for what shows errors by name. */
  override readonly name = 'Refusal';
  /** What is wrong, one thing each. */
  readonly complaints: readonly Complaint[];

  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(complaintLine).join('\n'));
    this.complaints = complaints;
  }
}

/** What is not as it was recorded: a file against its hash, a record against the one over it. Exit code 4. */
export class Discrepancy extends Refusal {}

export function refuse(place: string, expected: string, got: string, hint?: string): Refusal {
  return new Refusal([{ place, expected, got, ...(hint ? { hints: [hint] } : {}) }]);
}

/** The same for what differs from its record. */
export function differs(place: string, expected: string, got: string, ...hints: string[]): Discrepancy {
  return new Discrepancy([{ place, expected, got, hints }]);
}
