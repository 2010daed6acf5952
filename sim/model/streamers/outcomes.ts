/**
 * What a day adds to a seller's records of visits and parcels. One agent's visit stands for those of thousands of real
 * users, of whom some buy and some are satisfied, so the records count what such visits bring on average: a record of
 * single agents' luck would get noisier the more users an agent stands for, and with it the feed, warnings and revisions.
 */
// biome-ignore format: names by the line
import {
  CHANCES, CHANGE_OF_MIND, CLAIM_BITS, CLAIMS, DELIVERED, DISCONFIRMATION, EXPECTED, KEPT_FEN, OFFER_ROW, RECOVERY, REFUNDED_FEN, SPREAD,
  TALLY_ROW, VISITS,
} from '../../kernel/layout.ts';
import { outcomeOf, type Parcels } from '../fans/parcels.ts';
import { LOG_BITS } from '../fans/tables.ts';
import type { Params } from '../params.ts';
import type { World } from '../world.ts';
import { OPINION, SEEN } from './record.ts';
// biome-ignore format: names by the line
import {
  BAD, COMPLAINED, GOOD, RECORD, SEEN_EXPECTED, SEEN_ORDERS, SEEN_PARCELS, SEEN_VISITS, SPAN_COMPLAINTS, SPAN_HARM,
  SPAN_KEPT, SPAN_REFUNDED,
} from './streamers.ts';

/** A chance of 1 and a quality of 1, as the kernel adds them up. */
const CHANCE_UNIT = 2 ** 16;
const QUALITY_UNIT = 2 ** LOG_BITS;

export function keepOutcomes({ streamers: s, sessions, params }: World, j: number): void {
  const { rows } = sessions.tally;
  const { records, units } = s;
  const [row, record] = [j * TALLY_ROW, j * RECORD];
  const [opinion, seen] = [1 / units[OPINION]!, 1 / units[SEEN]!];
  const orders = rows[row + CHANCES]! / CHANCE_UNIT;
  const fen = rows[row + KEPT_FEN]! + rows[row + REFUNDED_FEN]!;
  records[record + SEEN_VISITS]! += rows[row + VISITS]! * seen;
  records[record + SEEN_ORDERS]! += orders * seen;
  records[record + SEEN_PARCELS]! += rows[row + DELIVERED]! * seen;
  records[record + SEEN_EXPECTED]! += (rows[row + EXPECTED]! / QUALITY_UNIT) * seen;
  const { good, bad, harm, complaints, refunded } = outcomeOf(
    params,
    parcelsOf(params, sessions.day.offers, records, j),
  );
  records[record + GOOD]! += good * orders * opinion;
  records[record + BAD]! += bad * orders * opinion;
  records[record + COMPLAINED]! += complaints * orders * opinion;
  records[record + SPAN_KEPT]! += (1 - refunded) * fen;
  records[record + SPAN_REFUNDED]! += refunded * fen;
  records[record + SPAN_COMPLAINTS]! += complaints * orders;
  records[record + SPAN_HARM]! += harm * orders;
}

/** A seller's parcels, by its offer as it is compiled and by what its buyers expected lately; of the first, what it claims. */
function parcelsOf(params: Params, offers: Int32Array, records: Float64Array, j: number): Parcels {
  const row = j * OFFER_ROW;
  const parcels = records[j * RECORD + SEEN_PARCELS]!;
  const claimed = (params['delivery.credulity'] * offers[row + CLAIMS]!) / 2 ** CLAIM_BITS;
  const expected = parcels > 0 ? records[j * RECORD + SEEN_EXPECTED]! / parcels : claimed;
  return {
    felt: offers[row + DISCONFIRMATION]! / QUALITY_UNIT - expected,
    spread: Math.max(1, offers[row + SPREAD]!) / QUALITY_UNIT,
    returned: offers[row + CHANGE_OF_MIND]! / 2 ** 16,
    unhealed: (offers[row + RECOVERY]! & 0xffff) / 256,
    easier: (offers[row + RECOVERY]! >>> 16) / 256,
  };
}
