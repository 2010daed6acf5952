/** What goes wrong beside the work while the work goes on: told in one line, once, and never hidden. */

export interface Trouble {
  /** A kept state that is not as it was written or cannot be; an answer that cannot be read, or remembered. */
  readonly kind: 'damagedState' | 'unkeptState' | 'unreadAnswer' | 'unkeptAnswer';
  /** File or folder. */
  readonly place: string;
  /** Why, in the words of a refusal: a full disk. */
  readonly got: string;
}

export type OnTrouble = (trouble: Trouble) => void;
