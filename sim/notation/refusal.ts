/**
 * Bad input, said in one line: `<place>: expected <what>, got <value>[; <hint>]`. Ends a command with exit code 2;
 * every other error is an internal error.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function refuse(place: string, expected: string, got: string, hint?: string): Refusal {
  return new Refusal(`${place}: expected ${expected}, got ${got}${hint ? `; ${hint}` : ''}`);
}
