/** STATE: the books of brands, and what outsiders can read in them (keepBooks.ts keeps them). */

/** Sums of agents by brand, fading from review to review; fen where the name says so. */
export interface Books {
  /** Own store: visits, what buyers kept, orders and those of followers, what was spent on ads. */
  readonly visits: Float64Array;
  readonly keptFen: Float64Array;
  readonly orders: Float64Array;
  readonly privateOrders: Float64Array;
  readonly adFen: Float64Array;
  /** Brand goods of the talents who carry them, as far as buyers kept them. */
  readonly carriedFen: Float64Array;
  /** Spans of 28 days that the sums of a brand are worth. */
  readonly spans: Float64Array;
  /** All stores together, fading by the day: the same four. */
  readonly all: { visits: number; keptFen: number; orders: number; privateOrders: number };
  /** Market of paid visits, fading by the day: what all sellers spent on them, and how many there were. */
  readonly paid: { fen: number; visits: number };
  /** Reviews of all brands that found a profit and a loss, fading by the day. */
  readonly peers: { winning: number; losing: number };
}

export function allocateBooks(count: number): Books {
  const column = () => new Float64Array(count);
  return {
    visits: column(),
    keptFen: column(),
    orders: column(),
    privateOrders: column(),
    adFen: column(),
    carriedFen: column(),
    spans: column(),
    all: { visits: 0, keptFen: 0, orders: 0, privateOrders: 0 },
    paid: { fen: 0, visits: 0 },
    peers: { winning: 0, losing: 0 },
  };
}

/** What a review leaves of a brand's sums: it goes by some twelve weeks. Assumption. */
const KEPT_AT_REVIEW = 2 / 3;
/** Agents' visits that weigh as much as the average of all stores: what a few agents do says little. Assumption. */
const PRIOR_VISITS = 30;

export type Span = ReturnType<typeof spanOf>;

/** Means of 28 days by a brand's books, in agents and fen: what its visits are worth leans on what those of others are. */
export function spanOf(books: Books, b: number) {
  const { all } = books;
  const spans = books.spans[b]! + 1;
  const visits = books.visits[b]!;
  const lean = (own: number, others: number) =>
    visits > 0
      ? ((own + (PRIOR_VISITS * others) / all.visits) / (visits + PRIOR_VISITS)) * (visits / spans)
      : 0;
  return {
    visits: visits / spans,
    keptFen: lean(books.keptFen[b]!, all.keptFen),
    orders: lean(books.orders[b]!, all.orders),
    privateOrders: lean(books.privateOrders[b]!, all.privateOrders),
    adFen: books.adFen[b]! / spans,
    carriedFen: books.carriedFen[b]! / spans,
  };
}

/** After a review the sums fade. */
export function closeBooks(books: Books, b: number): void {
  books.spans[b]! += 1;
  for (const column of columnsOf(books)) column[b]! *= KEPT_AT_REVIEW;
}

/** A brand that comes in opens its books. */
export function openBooks(books: Books, b: number): void {
  for (const column of columnsOf(books)) column[b] = 0;
}

function columnsOf({ visits, keptFen, orders, privateOrders, adFen, carriedFen, spans }: Books) {
  return [visits, keptFen, orders, privateOrders, adFen, carriedFen, spans];
}
