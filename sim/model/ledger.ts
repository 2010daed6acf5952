/**
 * The ledger of money: the only writer of balances. Every posting moves whole fen from one account to another, so the
 * accounts sum to zero at all times. (The ledger of trust is fans/ties.ts.)
 */
export const FANS = 0;
/** Paid and not yet delivered. */
export const ESCROW = 1;
export const SELLERS = 2;
export const PLATFORM = 3;
export const PROVIDERS = 4;
/** What guarantees paid out to fans. */
export const GUARANTEES = 5;
/** Staff, media and services that the platform pays for and that are not part of the market. */
export const OUTSIDE = 6;
const ACCOUNTS = 7;

export interface Accounts {
  /** Balances in fen of agents. */
  readonly balance: Float64Array;
  /** Totals since the start, fen of agents. */
  placed: number;
  kept: number;
  refunded: number;
  cancelled: number;
}

export function openAccounts(): Accounts {
  return { balance: new Float64Array(ACCOUNTS), placed: 0, kept: 0, refunded: 0, cancelled: 0 };
}

/** Moves whole fen. Negative amounts are a bug in a rule, not a posting. */
export function post(accounts: Accounts, from: number, to: number, fen: number): void {
  if (!(fen >= 0) || fen !== Math.floor(fen)) throw new Error(`ledger: expected whole fen, got ${fen}`);
  accounts.balance[from]! -= fen;
  accounts.balance[to]! += fen;
}

/** A fan pays; the money waits for the delivery. */
export function postOrders(accounts: Accounts, fen: number): void {
  post(accounts, FANS, ESCROW, fen);
  accounts.placed += fen;
}

/** Delivered and kept: the seller is paid. */
export function postKept(accounts: Accounts, fen: number): void {
  post(accounts, ESCROW, SELLERS, fen);
  accounts.kept += fen;
}

export function postRefunded(accounts: Accounts, fen: number): void {
  post(accounts, ESCROW, FANS, fen);
  accounts.refunded += fen;
}

export function postCancelled(accounts: Accounts, fen: number): void {
  post(accounts, ESCROW, FANS, fen);
  accounts.cancelled += fen;
}
