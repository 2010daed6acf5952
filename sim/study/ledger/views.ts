/** Views of a ledger for DuckDB: one a thing that people ask about, over the tables of a run folder. */

/** Tables that the files of a run folder hold. */
const TABLES = ['events', 'ties', 'fans', 'sellers', 'series'] as const;
export type Table = (typeof TABLES)[number];

/**
 * What each tie began with: `first` ties of the first day, a rule from outside, or the visit that it came of (organic, shared, paid).
 * A tie that a delivery brought came of the visit on which the parcel was ordered. `private` is a tie to somebody who was followed
 * before: its parcel was ordered on a visit of the earlier tie.
 */
const ORIGINS = `
  SELECT begun.replicate, begun.id, begun.date, begun.fan, begun.seller, begun.category, begun.trust_after AS trust,
    CASE WHEN begun.kind = 'tie' THEN 'first' WHEN begun.cause = 'rule' THEN 'rule'
      WHEN begun.cause = 'delivery' THEN ordered.route ELSE begun.route END AS origin
  FROM (FROM events WHERE kind IN ('tie', 'follow')) AS begun
  ASOF LEFT JOIN deliveries AS parcel ON parcel.replicate = begun.replicate AND parcel.fan = begun.fan
    AND parcel.seller = begun.seller AND parcel.id <= begun.id
  LEFT JOIN orders AS ordered ON ordered.replicate = begun.replicate AND ordered.fan = begun.fan
    AND ordered.date = parcel.ordered AND ordered.act = parcel.ordered_act`;

/** Private traffic, each visit with the tie that it came through and what that tie began with. */
const PRIVATE = (from: string) => `
  SELECT act.*, origins.id AS tie, origins.date AS followed, origins.origin
  FROM (FROM ${from} WHERE route = 'private') AS act
  ASOF JOIN origins ON origins.replicate = act.replicate AND origins.fan = act.fan
    AND origins.seller = act.seller AND origins.id <= act.id`;

const events = (kind: string, columns: string) => `SELECT ${columns} FROM events WHERE kind = '${kind}'`;
const FIRST = 'replicate, id, date, act, fan, seller, category';

const VIEWS: Readonly<Record<string, string>> = {
  visits: events('visit', `${FIRST}, route, follower, trust_before AS trust`),
  orders: events(
    'order',
    `${FIRST}, route, follower, is_repeat, fen, money, trust_before, trust_after, stakes`,
  ),
  deliveries: events(
    'delivery',
    `${FIRST}, ordered, ordered_act, fen, money, outcome, is_satisfied, complained, shared, harm, follower,
     trust_before, trust_after, general_trust, stakes`,
  ),
  follows: events('follow', `${FIRST}, cause, route, trust_after AS trust`),
  leaves: events('leave', `${FIRST}, cause, trust_before AS trust, stakes`),
  origins: ORIGINS,
  private_visits: PRIVATE('visits'),
  private_orders: PRIVATE('orders'),
};

/** Names of all that can be asked for. */
export const RELATIONS: readonly string[] = [...TABLES, ...Object.keys(VIEWS)];

/** Statements that make the views, each one line. @param source a table as DuckDB reads it */
export function viewStatements(source: (table: Table) => string): string[] {
  const tables = TABLES.map((table) => [table, `FROM ${source(table)}`] as const); // spaces in a path stay
  const views = Object.entries(VIEWS).map(
    ([name, sql]) => [name, sql.trim().replaceAll(/\s+/g, ' ')] as const,
  );
  return [...tables, ...views].map(([name, sql]) => `CREATE OR REPLACE VIEW ${name} AS ${sql}`);
}
