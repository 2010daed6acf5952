/**
 * Bad input, said in one line: `<place>: expected <what>, got <value>[; <hint>]`. Ends a command with exit code 2;
 * every other error is an internal error.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What is not as it was recorded: a file against its hash, a record against the one over it. Exit code 4. */
export class Discrepancy extends Refusal {}

export function refuse(place: string, expected: string, got: string, hint?: string): Refusal {
  return new Refusal(`${place}: expected ${expected}, got ${got}${hint ? `; ${hint}` : ''}`);
}

/** The same for what differs from its record. */
export function differs(place: string, expected: string, got: string, hint?: string): Discrepancy {
  return new Discrepancy(refuse(place, expected, got, hint).message);
}
