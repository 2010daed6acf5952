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
import { noOutcome, outcomeOf, type Parcels } from '../fans/parcels.ts';
import { LOG_BITS } from '../fans/tables.ts';
import type { Params } from '../params.ts';
import type { World } from '../world.ts';
import { OPINION, SEEN } from './record.ts';
// biome-ignore format: names by the line
import {
  BAD, COMPLAINED, GOOD, RECORD, SEEN_EXPECTED, SEEN_ORDERS, SEEN_PARCELS, SEEN_VISITS, SPAN_COMPLAINTS, SPAN_HARM,
  SPAN_KEPT, SPAN_REFUNDED,
} from './streamers.ts';

/** A chance of 1 and a quality of 1, as the kernel adds them up; claims of 1 as an offer has them. */
const CHANCE_UNIT = 2 ** 16;
const QUALITY_UNIT = 2 ** LOG_BITS;
const CLAIM_UNIT = 2 ** CLAIM_BITS;

/** Scratch: a seller's parcels, and what becomes of one. */
const parcels: Parcels = { felt: 0, spread: 1, returned: 0, unhealed: 1, easier: 0 };
const outcome = noOutcome();

/** For those whom the day has touched, from one place on their list to another. */
export function keepOutcomes(
  { streamers: s, sessions, turnover, params }: World,
  from: number,
  to: number,
): void {
  const { rows } = sessions.tally;
  const { offers } = sessions.day;
  const { records, units } = s;
  const { touched } = turnover;
  const [opinion, seen] = [1 / units[OPINION]!, 1 / units[SEEN]!];
  for (let at = from; at < to; at++) {
    const j = touched[at]!;
    const [row, record] = [j * TALLY_ROW, j * RECORD];
    const orders = rows[row + CHANCES]! / CHANCE_UNIT;
    const fen = rows[row + KEPT_FEN]! + rows[row + REFUNDED_FEN]!;
    records[record + SEEN_VISITS]! += rows[row + VISITS]! * seen;
    records[record + SEEN_ORDERS]! += orders * seen;
    records[record + SEEN_PARCELS]! += rows[row + DELIVERED]! * seen;
    records[record + SEEN_EXPECTED]! += (rows[row + EXPECTED]! / QUALITY_UNIT) * seen;
    readParcels(params, offers, records, j);
    outcomeOf(params, parcels, outcome);
    records[record + GOOD]! += outcome.good * orders * opinion;
    records[record + BAD]! += outcome.bad * orders * opinion;
    records[record + COMPLAINED]! += outcome.complaints * orders * opinion;
    records[record + SPAN_KEPT]! += (1 - outcome.refunded) * fen;
    records[record + SPAN_REFUNDED]! += outcome.refunded * fen;
    records[record + SPAN_COMPLAINTS]! += outcome.complaints * orders;
    records[record + SPAN_HARM]! += outcome.harm * orders;
  }
}

/** A seller's parcels, by its offer as it is compiled and by what its buyers expected lately; of the first, what it claims. */
function readParcels(params: Params, offers: Int32Array, records: Float64Array, j: number): void {
  const row = j * OFFER_ROW;
  const seen = records[j * RECORD + SEEN_PARCELS]!;
  const claimed = (params['delivery.credulity'] * offers[row + CLAIMS]!) / CLAIM_UNIT;
  const expected = seen > 0 ? records[j * RECORD + SEEN_EXPECTED]! / seen : claimed;
  parcels.felt = offers[row + DISCONFIRMATION]! / QUALITY_UNIT - expected;
  parcels.spread = Math.max(1, offers[row + SPREAD]!) / QUALITY_UNIT;
  parcels.returned = offers[row + CHANGE_OF_MIND]! / 2 ** 16;
  parcels.unhealed = (offers[row + RECOVERY]! & 0xffff) / 256;
  parcels.easier = (offers[row + RECOVERY]! >>> 16) / 256;
}
