/** Where answers are remembered: bytes under the hash of all they depend on. */

export interface Memo {
  /** @returns undefined when there is nothing; what the disk refuses is told, and counts as nothing */
  get(hash: string): Promise<Uint8Array | undefined>;
  /** A memo may forget at any time: what the disk refuses is told, and not thrown. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
}

/** Remembers nothing. */
export const noMemo: Memo = { get: async () => undefined, put: async () => undefined };
