/** The life of a tie's trust (C21): from before a sale over the parcel's way to after the delivery. */
import { BAD, GOOD, LEVEL, NOBODY, SLOTS, TIE_WORDS } from '../../kernel/layout.ts';
import type { Watch } from './watchers.ts';

/** One fan in so many is looked at; each has its own luck, so these stand for all. */
const EVERY = 32;

interface Seen {
  inFlight: number;
  /** 0–1. */
  trust: number;
  good: number;
  /** Trust before the sale that is in flight, while it is the only one. */
  before: number;
}

interface Moves {
  count: number;
  sum: number;
}

function add(moves: Moves, by: number): void {
  moves.count++;
  moves.sum += by;
}

/**
 * Looks at ties whose only sale in flight was opened while none was: trust before, at the sale, and after the delivery.
 * A delivery satisfied when good evidence grew. Ties that end with it are not counted: nothing is left to measure.
 */
export const watchTies: Watch = () => {
  let yesterday = new Map<number, Seen>();
  const moves = {
    sale: { count: 0, sum: 0 },
    satisfied: { count: 0, sum: 0 },
    disappointed: { count: 0, sum: 0 },
  };
  return {
    look({ ranges }) {
      const today = new Map<number, Seen>();
      for (const { fans, first, count } of ranges) {
        const { ties } = fans;
        for (let fan = 0; fan < count; fan += EVERY) {
          const row = fan * TIE_WORDS;
          for (let slot = row; slot < row + SLOTS && ties[slot] !== NOBODY; slot++) {
            const name = (first + fan) * 65536 + ties[slot]!;
            const level = ties[slot + LEVEL]!;
            const now = {
              inFlight: level >>> 8,
              trust: (level & 0xff) / 256,
              good: ties[slot + GOOD]!,
              before: Number.NaN,
            };
            today.set(name, now);
            const was = yesterday.get(name);
            if (was) compare(was, now, ties[slot + BAD]!);
          }
        }
      }
      yesterday = today;
    },
    told: () => ({
      sales: moves.sale.count,
      atSale: moves.sale.sum / moves.sale.count,
      afterSatisfied: moves.satisfied.sum / moves.satisfied.count,
      afterDisappointed: moves.disappointed.sum / moves.disappointed.count,
      satisfied: moves.satisfied.count,
      disappointed: moves.disappointed.count,
    }),
  };

  function compare(was: Seen, now: Seen, bad: number): void {
    if (was.inFlight === 0 && now.inFlight === 1 && was.good === now.good) {
      add(moves.sale, now.trust - was.trust);
      now.before = was.trust;
    } else if (was.inFlight === 1 && now.inFlight === 1) now.before = was.before;
    else if (was.inFlight === 1 && now.inFlight === 0 && !Number.isNaN(was.before)) {
      const isSatisfied = now.good > was.good || bad === 0;
      add(isSatisfied ? moves.satisfied : moves.disappointed, now.trust - was.before);
    }
  }
};
