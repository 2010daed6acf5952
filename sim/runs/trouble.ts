/** What goes wrong beside the work while the work goes on: told in one line, once, and never hidden. */

export interface Trouble {
  /**
   * A kept state that is not as it was written or cannot be; an answer that cannot be read, or remembered; a queue that
   * does not answer, or that no worker serves; a store that is full or does not answer.
   */
  readonly kind:
    | 'damagedState'
    | 'unkeptState'
    | 'unreadAnswer'
    | 'unkeptAnswer'
    | 'lostQueue'
    | 'noWorker'
    | 'storeWaits';
  /** File, folder or address. */
  readonly place: string;
  /** Why, in the words of a refusal: a full disk. */
  readonly got: string;
}

export type OnTrouble = (trouble: Trouble) => void;
