/** The columns of the ledger's tables: how each is made of what a run kept, its unit and its meaning. The one place of their names. */
import {
  BECOMES_AT,
  BEFORE_AT,
  BY_DELIVERY,
  BY_FOLLOW,
  BY_RULE,
  BY_VISIT,
  CAUSE_AT,
  DELIVERY_EVENT,
  FLAGS_AT,
  HARM_AT,
  LEAVE_EVENT,
  NOTED_CANCELLED,
  NOTED_COMPLAINT,
  NOTED_REFUNDED,
  NOTED_REPEAT,
  NOTED_RETURNED,
  NOTED_SATISFIED,
  NOTED_SHARED,
  ORDER_EVENT,
  ROUTE_AT,
  STAKES_AT,
  STATE_EVENT,
  TIED_AT,
  VISIT_EVENT,
  WAS_AT,
} from '../../../kernel/event-layout.ts';

export interface Column {
  readonly name: string;
  /** Of the words of a row (`w0`, `w1`, …), of `id`, `category`, and of $replicate, $from, $scale in their places. */
  readonly sql: string;
  /** Empty for names and numbers of order. */
  readonly unit: string;
  readonly zh: string;
  readonly en: string;
}

/** Names by their numbers from 0; what has none is null. */
function oneOf(value: string, names: readonly (string | null)[]): string {
  const list = names.map((name) => (name === null ? 'NULL' : `'${name}'`)).join(', ');
  return `([${list}])[(${value}) + 1]`;
}

const bits = (word: number, at: number, mask: number) => `((w${word} >> ${at}) & ${mask})`;
const flag = (mask: number) => `(${bits(0, FLAGS_AT, mask)} <> 0)`;
const KIND = bits(0, 0, 15);
const onlyOf = (kinds: readonly number[], value: string) =>
  `CASE WHEN ${KIND} IN (${kinds.join(', ')}) THEN ${value} END`;
const onParcels = (value: string) => onlyOf([DELIVERY_EVENT], value);
const IS_TIED = `(${bits(0, TIED_AT, 1)} = 1)`;
const MONEY = [ORDER_EVENT, DELIVERY_EVENT];

/** Kinds of event by their numbers in the kernel (kernel/event-layout.ts). */
const KINDS = ['tie', 'visit', 'order', 'delivery', 'follow', 'leave', 'state'];
const ROUTES = [null, 'organic', 'shared', 'paid'];
const STATES = ['not-yet-user', 'never-buyer', 'buyer', 'lapsed'];
const CAUSES: (string | null)[] = [];
CAUSES[0] = null;
CAUSES[BY_VISIT] = 'visit';
CAUSES[BY_DELIVERY] = 'delivery';
CAUSES[BY_RULE] = 'rule';
CAUSES[BY_FOLLOW] = 'follow';

const ROUTE = `CASE WHEN ${KIND} IN (${VISIT_EVENT}, ${ORDER_EVENT}) AND ${bits(0, ROUTE_AT, 3)} = 0 THEN 'private'
  ELSE ${oneOf(bits(0, ROUTE_AT, 3), ROUTES)} END`;
const OUTCOME = onParcels(`CASE
  WHEN ${flag(NOTED_CANCELLED)} THEN 'cancelled' WHEN ${flag(NOTED_RETURNED)} THEN 'returned'
  WHEN ${flag(NOTED_REFUNDED)} THEN 'refunded' ELSE 'kept' END`);
const SATISFIED = onParcels(`(${flag(NOTED_SATISFIED)} AND NOT ${flag(NOTED_RETURNED)})`);
const AFTER = `CASE WHEN ${KIND} NOT IN (${VISIT_EVENT}, ${LEAVE_EVENT}, ${STATE_EVENT}) AND (w6 & 255) > 0 THEN (w6 & 255) / 256.0 END`;
const BEFORE = `CASE WHEN (w2 >> ${BEFORE_AT}) > 0 THEN (w2 >> ${BEFORE_AT}) / 256.0 END`;
const day = (word: number) => `($from::DATE + (w${word} >> 12))`;

// biome-ignore format: a column a line
const EVENT_COLUMNS: readonly Column[] = [
  { name: 'replicate', sql: '$replicate::INTEGER', unit: '', zh: '重复的编号，从 0 起', en: 'Number of the replicate, from 0' },
  { name: 'id', sql: 'id::INTEGER', unit: '', zh: '事件在该重复中的编号：按日、按粉丝、按先后', en: 'Number of the event in its replicate: by day, by fan, in the order in which they happened' },
  { name: 'date', sql: day(3), unit: 'date', zh: '日期', en: 'Day' },
  { name: 'act', sql: '(w3 & 4095)::SMALLINT', unit: '', zh: '当日第几次行动，从 0 起；包裹先到，为 0；晚间规则为 4095', en: 'Act of the day, from 0; parcels come first, with 0; rules of the evening have 4095' },
  { name: 'fan', sql: 'w1', unit: '', zh: '粉丝的编号', en: 'Number of the fan' },
  { name: 'kind', sql: oneOf(KIND, KINDS), unit: '', zh: '事件：首日的关注 tie、访问 visit、下单 order、收货 delivery、关注 follow、取消关注 leave、状态 state', en: 'What happened: tie (of the first day), visit, order, delivery, follow, leave, state' },
  { name: 'seller', sql: 'NULLIF(w2 & 65535, 65535)', unit: '', zh: '卖家的编号；状态变化为空', en: 'Number of the seller; null for a change of state' },
  { name: 'category', sql: `CASE WHEN ${KIND} <> ${STATE_EVENT} THEN category END::TINYINT`, unit: '', zh: '卖家的品类，1 至 8', en: 'Category of the seller, 1 to 8' },
  { name: 'route', sql: ROUTE, unit: '', zh: '访问由何而来：private、organic、shared、paid；关注则为促成它的访问', en: 'How the visit came about: private, organic, shared, paid; of a follow, the visit that it came of' },
  { name: 'follower', sql: `CASE WHEN ${KIND} <> ${STATE_EVENT} THEN ${IS_TIED} END`, unit: '', zh: '此前是否关注该卖家', en: 'Whether the fan followed the seller before it' },
  { name: 'trust_before', sql: BEFORE, unit: 'share', zh: '此前对该卖家的信任', en: 'Trust in the seller before it; of those who do not follow, what general trust and its name make of it' },
  { name: 'trust_after', sql: AFTER, unit: 'share', zh: '此后该关注关系的信任', en: 'Trust of the tie after it; null without one' },
  { name: 'general_trust', sql: 'w7 / 65535.0', unit: 'share', zh: '此后对平台的一般信任', en: 'General trust in the platform after it' },
  { name: 'fen', sql: onlyOf(MONEY, 'w4'), unit: '1/100 of the currency, of one fan agent', zh: '一个粉丝智能体的金额，分', en: 'Money of the one fan agent, in whole hundredths' },
  { name: 'money', sql: onlyOf(MONEY, 'w4 * $scale / 100.0'), unit: 'money', zh: '真实用户的金额：分 × 规模 / 100', en: 'Money of the users that it stands for: fen × scale / 100' },
  { name: 'is_repeat', sql: onlyOf([ORDER_EVENT], flag(NOTED_REPEAT)), unit: '', zh: '此前是否买过', en: 'Whether the buyer had bought before, from anybody' },
  { name: 'ordered', sql: onParcels(day(5)), unit: 'date', zh: '包裹的下单日', en: 'Day of the parcel’s order' },
  { name: 'ordered_act', sql: onParcels('(w5 & 4095)::SMALLINT'), unit: '', zh: '下单是当日第几次行动', en: 'Act of that day in which it was ordered' },
  { name: 'outcome', sql: OUTCOME, unit: '', zh: '包裹的结局：kept、returned（无理由退货）、refunded（因失望退款）、cancelled（卖家已被清除）', en: 'What became of the parcel: kept, returned (a change of mind), refunded (it disappointed), cancelled (the seller was cleared)' },
  { name: 'is_satisfied', sql: SATISFIED, unit: '', zh: '是否满意', en: 'Whether it satisfied, or a failure was made good; not what was returned' },
  { name: 'complained', sql: onParcels(flag(NOTED_COMPLAINT)), unit: '', zh: '是否投诉', en: 'Whether the buyer complained' },
  { name: 'shared', sql: onParcels(flag(NOTED_SHARED)), unit: '', zh: '是否分享链接', en: 'Whether the buyer shared a link' },
  { name: 'harm', sql: onParcels(`(w6 >> ${HARM_AT}) / 256.0`), unit: 'share', zh: '未补救的失望程度，0 为没有', en: 'Unhealed severity of the disappointment; 0 where there was none' },
  { name: 'stakes', sql: bits(6, STAKES_AT, 255), unit: 'stakes', zh: '押上（order）、收回或失去（delivery）、失去（leave）的信任', en: 'Stakes of trust opened (order), returned or lost (delivery), lost (leave)' },
  { name: 'cause', sql: oneOf(bits(0, CAUSE_AT, 7), CAUSES), unit: '', zh: '关注、取消关注、状态变化的起因：visit、delivery、rule；follow 为让位给别的关注', en: 'Of a follow, a leave, a change of state: visit, delivery, rule; follow where a full list gave the tie up for another' },
  { name: 'was', sql: onlyOf([STATE_EVENT], oneOf(bits(0, WAS_AT, 3), STATES)), unit: '', zh: '此前的状态', en: 'State before' },
  { name: 'becomes', sql: onlyOf([STATE_EVENT], oneOf(bits(0, BECOMES_AT, 3), STATES)), unit: '', zh: '此后的状态', en: 'State after' },
];

// biome-ignore format: a column a line
const TIE_COLUMNS: readonly Column[] = [
  { name: 'replicate', sql: '$replicate::INTEGER', unit: '', zh: '重复的编号', en: 'Number of the replicate' },
  { name: 'fan', sql: 'w0', unit: '', zh: '粉丝的编号', en: 'Number of the fan' },
  { name: 'seller', sql: 'w1', unit: '', zh: '其所关注卖家的编号', en: 'Number of the seller that it follows' },
  { name: 'trust', sql: '(w2 & 255) / 256.0', unit: 'share', zh: '末日的信任', en: 'Trust at the end of the last day' },
  { name: 'in_flight', sql: '(w2 >> 8)::SMALLINT', unit: 'orders', zh: '在途订单（押着的信任）', en: 'Sales in flight, each with a stake of trust' },
  { name: 'good', sql: 'w3 / 256.0', unit: 'satisfied deliveries', zh: '好的证据（随时间淡去）', en: 'Good evidence, fading' },
  { name: 'bad', sql: 'w4 / 256.0', unit: 'disappointing deliveries', zh: '坏的证据（随时间淡去）', en: 'Bad evidence, fading' },
];

const stands = (from: number, when: string, zh: string, en: string): Column[] => [
  { name: `${when}_state`, sql: oneOf(`w${from}`, STATES), unit: '', zh: `${zh}的状态`, en: `State ${en}` },
  {
    name: `${when}_general_trust`,
    sql: `w${from + 1} / 65535.0`,
    unit: 'share',
    zh: `${zh}对平台的一般信任`,
    en: `General trust in the platform ${en}`,
  },
];

// biome-ignore format: a column a line
const FAN_COLUMNS: readonly Column[] = [
  { name: 'replicate', sql: '$replicate::INTEGER', unit: '', zh: '重复的编号', en: 'Number of the replicate' },
  { name: 'fan', sql: 'w0', unit: '', zh: '粉丝的编号', en: 'Number of the fan' },
  { name: 'category', sql: '(w1 + 1)::TINYINT', unit: '', zh: '偏好的品类，1 至 8', en: 'Preferred category, 1 to 8' },
  { name: 'region', sql: '(w2 + 1)::TINYINT', unit: '', zh: '地区，1 至 6', en: 'Region, 1 to 6' },
  { name: 'visit_rank', sql: '(w3 + 0.5) / 1024.0', unit: 'share', zh: '访问频率的名次，1 为最勤', en: 'Rank by visit rate; 1 visits most' },
  { name: 'wallet_rank', sql: '(w4 + 0.5) / 256.0', unit: 'share', zh: '钱包的名次，1 为最大', en: 'Rank by wallet; 1 is the largest' },
  { name: 'eagerness_rank', sql: '(w5 + 0.5) / 256.0', unit: 'share', zh: '尝试意愿的名次，1 为最愿意', en: 'Rank by eagerness to try; 1 is the keenest' },
  ...stands(6, 'first', '首日早晨', 'on the morning of the first day'),
  ...stands(8, 'last', '末日', 'at the end of the last day'),
  { name: 'last_buy', sql: 'CASE WHEN w10 > 0 THEN $from::DATE + (w10 - 1) END', unit: 'date', zh: '最后一次购买；没有则为空', en: 'Day of the last purchase; null without one' },
];

// biome-ignore format: a column a line
const SELLER_COLUMNS: readonly Column[] = [
  { name: 'replicate', sql: '$replicate::INTEGER', unit: '', zh: '重复的编号', en: 'Number of the replicate' },
  { name: 'seller', sql: 'id::INTEGER', unit: '', zh: '卖家的编号', en: 'Number of the seller' },
  { name: 'kind', sql: oneOf('w0::INTEGER', ['talent', 'ring', 'store']), unit: '', zh: '达人、团伙、品牌店铺', en: 'talent, ring or store (of a brand)' },
  { name: 'category', sql: '(w1 + 1)::TINYINT', unit: '', zh: '品类，1 至 8', en: 'Category, 1 to 8' },
  { name: 'region', sql: '(w2 + 1)::TINYINT', unit: '', zh: '地区，1 至 6', en: 'Region, 1 to 6' },
  { name: 'accounts', sql: 'w3::INTEGER', unit: 'accounts', zh: '其所代表的账号数', en: 'Accounts that it stands for' },
  { name: 'brand', sql: 'NULLIF(w4, -1)::INTEGER', unit: '', zh: '末日所售品牌的编号；没有则为空', en: 'Number of the brand whose goods it sells on the last day; null without one' },
  { name: 'arrived', sql: `CASE WHEN w5 <= $days THEN $from::DATE + w5::INTEGER END`, unit: 'date', zh: '首日；没有来过则为空', en: 'First day; null where it never came' },
  { name: 'quality', sql: 'w6', unit: 'share', zh: '末日货品的真实质量', en: 'True quality of its goods on the last day' },
  { name: 'claims', sql: 'w7', unit: 'share', zh: '末日宣传的夸大', en: 'Exaggeration of its claims on the last day' },
  { name: 'price', sql: 'w8', unit: 'times the usual', zh: '末日价格，平常为 1', en: 'Price on the last day; 1 is usual' },
  { name: 'followers', sql: '(w9 * $scale)', unit: 'users', zh: '末日的粉丝数（全部粉丝，不只样本）', en: 'Followers on the last day, of all fans, not of the sample alone' },
];

/** Tables of the ledger by name, each with its columns in their order. */
export const LEDGER_TABLES = {
  events: EVENT_COLUMNS,
  ties: TIE_COLUMNS,
  fans: FAN_COLUMNS,
  sellers: SELLER_COLUMNS,
} as const satisfies Readonly<Record<string, readonly Column[]>>;
export type LedgerTable = keyof typeof LEDGER_TABLES;
