/** Measures of a run that its ledger, of all fans, must add up to: day by day, money to the fen. */

export interface Sum {
  readonly metric: string;
  /** A row a replicate and day: both of them, what the ledger says, what the run says. */
  readonly sql: string;
}

/** Conditions on events of a day that are counted. */
const COUNTS: Readonly<Record<string, string>> = {
  visits: "kind = 'visit'",
  visitsPrivate: "kind = 'visit' AND route = 'private'",
  visitsPublic: "kind = 'visit' AND route <> 'private'",
  visitsPaid: "kind = 'visit' AND route = 'paid'",
  visitsStranger: "kind = 'visit' AND NOT follower",
  orders: "kind = 'order'",
  ordersPrivate: "kind = 'order' AND route = 'private'",
  ordersPublic: "kind = 'order' AND route <> 'private'",
  ordersPaid: "kind = 'order' AND route = 'paid'",
  ordersStranger: "kind = 'order' AND NOT follower",
  ordersRepeat: "kind = 'order' AND is_repeat",
  ordersRepeatPrivate: "kind = 'order' AND is_repeat AND route = 'private'",
  deliveries: "kind = 'delivery' AND outcome <> 'cancelled'",
  deliveriesStranger: "kind = 'delivery' AND NOT follower AND outcome NOT IN ('cancelled', 'returned')",
  satisfied: "kind = 'delivery' AND is_satisfied",
  satisfiedStranger: "kind = 'delivery' AND is_satisfied AND harm = 0 AND NOT follower",
  returned: "outcome = 'returned'",
  complaints: 'complained',
  follows: "kind = 'follow'",
  unfollows: "kind = 'leave'",
};

/** Conditions on events whose money is added up. */
const MONEY: Readonly<Record<string, string>> = {
  gmv: "kind = 'order'",
  gmvPrivate: "kind = 'order' AND route = 'private'",
  gmvPublic: "kind = 'order' AND route <> 'private'",
  refunds: "kind = 'delivery' AND outcome <> 'kept'",
};

const LOST = "(kind = 'leave' OR (kind = 'delivery' AND (harm > 0 OR outcome = 'cancelled')))";
/** Conditions on events whose stakes of trust are added up. */
const STAKES: Readonly<Record<string, string>> = {
  trustOpened: "kind = 'order'",
  trustReturned: `kind = 'delivery' AND NOT ${LOST}`,
  trustLost: LOST,
};

const BEGUN = "kind IN ('tie', 'follow')";
const TIES = `count(*) FILTER (${BEGUN}) - count(*) FILTER (kind = 'leave')`;
/** What Σ of trust over all ties moves by; 256 parts make 1. */
const TRUST = `coalesce(sum(CASE WHEN ${BEGUN} THEN trust_after WHEN kind = 'leave' THEN -trust_before
  WHEN follower AND kind IN ('order', 'delivery') THEN trust_after - trust_before END), 0)::DOUBLE * 256`;
const moved = (state: string) =>
  `count(*) FILTER (becomes = '${state}') - count(*) FILTER (was = '${state}')`;
const began = (state: string) =>
  `(SELECT count(*) FROM fans WHERE fans.replicate = days.replicate AND first_state = '${state}')`;
const soFar = (value: string) =>
  `sum(coalesce(${value}, 0)) OVER (PARTITION BY days.replicate ORDER BY days.date)`;

/** @param scale real users per fan agent */
export function sumsOf(scale: number): Sum[] {
  const users = `* ${scale}::DOUBLE`;
  const each = (from: Readonly<Record<string, string>>, value: (condition: string) => string) =>
    Object.entries(from).map(([metric, condition]) => sum(metric, [value(condition)], 'coalesce(v0, 0)'));
  return [
    ...each(COUNTS, (condition) => `count(*) FILTER (${condition}) ${users}`),
    ...each(MONEY, (condition) => `sum(fen) FILTER (${condition}) ${users} / 100`),
    ...each(STAKES, (condition) => `sum(stakes) FILTER (${condition}) ${users}`),
    sum('buyersDay', [`count(DISTINCT fan) FILTER (kind = 'order') ${users}`], 'coalesce(v0, 0)'),
    sum('followers', [TIES], `${soFar('v0')} ${users}`),
    sum('meanTrust', [TIES, TRUST], `coalesce(${soFar('v1')}::DOUBLE / nullif(${soFar('v0')}, 0) / 256, 0)`),
    sum('buyers', [moved('buyer')], `(${began('buyer')} + ${soFar('v0')}) ${users}`),
    sum('lapsed', [moved('lapsed')], `(${began('lapsed')} + ${soFar('v0')}) ${users}`),
  ];
}

function sum(metric: string, values: readonly string[], ledger: string): Sum {
  const list = values.map((value, at) => `${value} AS v${at}`).join(', ');
  return {
    metric,
    sql: `SELECT days.replicate, days.date, (${ledger})::DOUBLE AS ledger, days.value AS run
      FROM (FROM series WHERE metric = '${metric}' AND replicate IN (SELECT replicate FROM sellers)) AS days
      LEFT JOIN (SELECT replicate, date, ${list} FROM events GROUP BY replicate, date) AS own USING (replicate, date)
      ORDER BY days.replicate, days.date`,
  };
}
