/** Questions that a ledger answers without anybody writing SQL: one statement each, over the views. */
import type { Bilingual } from '../../notation/language.ts';

export interface Question {
  readonly title: Bilingual;
  readonly sql: string;
}

/** A statement's answer, its columns and their numbers as DuckDB gives them. */
export interface Asked {
  readonly replicate: number;
}

const whole = (name: string, value: number): number => {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${name}: expected a number from 0, got ${value}`);
};

const MONEY = 'round(sum(money))::DOUBLE';
const month = (column = 'date') => `strftime(${column}, '%Y-%m') AS month`;

/** All that a fan did, in its order, and who it is. */
export function whyFan(fan: number, { replicate }: Asked): Question[] {
  const own = `replicate = ${whole('replicate', replicate)} AND fan = ${whole('fan', fan)}`;
  return [
    { title: { zh: '此粉丝', en: 'Who it is' }, sql: `FROM fans WHERE ${own}` },
    {
      title: { zh: '它做过的事', en: 'What it did' },
      sql: `SELECT date, act, kind, seller, coalesce(outcome, route, becomes) AS how, cause, round(trust_before, 3) AS trust_before,
        round(trust_after, 3) AS trust_after, money
        FROM events WHERE ${own} AND (kind <> 'visit' OR follower) ORDER BY id`,
    },
    {
      title: { zh: '信任失于何处', en: 'Where its trust was lost' },
      sql: `SELECT seller, date, kind, coalesce(outcome, cause) AS why, round(trust_before - coalesce(trust_after, 0), 3) AS lost
        FROM events WHERE ${own} AND kind IN ('delivery', 'leave') AND (kind = 'leave' OR harm > 0 OR outcome = 'cancelled')
        AND follower ORDER BY lost DESC, id LIMIT 10`,
    },
    {
      title: { zh: '末日的关注', en: 'Whom it follows in the end' },
      sql: `SELECT seller, round(trust, 3) AS trust, in_flight FROM ties WHERE ${own} ORDER BY trust DESC, seller`,
    },
  ];
}

/** Where a seller's GMV came from, month by month, and how its followers came and went. */
export function whySeller(seller: number, { replicate }: Asked): Question[] {
  const own = `replicate = ${whole('replicate', replicate)} AND seller = ${whole('seller', seller)}`;
  return [
    { title: { zh: '此卖家', en: 'Who it is' }, sql: `FROM sellers WHERE ${own}` },
    {
      title: { zh: '销售额从何而来', en: 'Where its GMV came from' },
      sql: `SELECT CASE WHEN orders.route = 'private' THEN 'private, tie: ' || private_orders.origin ELSE orders.route END AS route,
        count(*)::INTEGER AS orders, round(sum(orders.money))::DOUBLE AS gmv,
        round(sum(orders.money) / sum(sum(orders.money)) OVER (), 4) AS share
        FROM orders LEFT JOIN private_orders USING (replicate, id)
        WHERE orders.${own.replace(' AND ', ' AND orders.')} GROUP BY ALL ORDER BY gmv DESC, route`,
    },
    {
      title: { zh: '逐月', en: 'Month by month' },
      sql: `SELECT ${month()}, count(*) FILTER (kind = 'visit')::INTEGER AS visits, count(*) FILTER (kind = 'order')::INTEGER AS orders,
        round(sum(money) FILTER (kind = 'order'))::DOUBLE AS gmv,
        round(sum(money) FILTER (kind = 'order' AND route = 'private'))::DOUBLE AS gmv_private,
        round(sum(money) FILTER (kind = 'delivery' AND outcome <> 'kept'))::DOUBLE AS refunds,
        count(*) FILTER (kind = 'follow')::INTEGER AS follows, count(*) FILTER (kind = 'leave')::INTEGER AS leaves,
        round(avg(trust_after) FILTER (kind = 'delivery'), 3) AS trust_after_delivery
        FROM events WHERE ${own} GROUP BY ALL ORDER BY month`,
    },
    {
      title: { zh: '粉丝因何离开', en: 'Why followers left' },
      sql: `SELECT cause, count(*)::INTEGER AS leaves, round(avg(trust), 3) AS mean_trust, sum(stakes)::INTEGER AS stakes_lost
        FROM leaves WHERE ${own} GROUP BY cause ORDER BY leaves DESC, cause`,
    },
  ];
}

/** What happened on a day, and who lost trust on it. @param day 2021-07-03 */
export function whyDay(day: string, { replicate }: Asked): Question[] {
  const own = `replicate = ${whole('replicate', replicate)} AND date = DATE '${day.replaceAll("'", "''")}'`;
  return [
    {
      title: { zh: '当日发生的事', en: 'What happened' },
      sql: `SELECT kind, coalesce(outcome, cause, route) AS how, count(*)::INTEGER AS events, count(DISTINCT fan)::INTEGER AS fans, ${MONEY} AS money
        FROM events WHERE ${own} GROUP BY ALL ORDER BY kind, how`,
    },
    lostTrust(own, 'seller', { zh: '谁失去了信任', en: 'Who lost trust' }),
    {
      title: { zh: '失去最多信任的关注', en: 'Ties that lost most' },
      sql: `SELECT fan, seller, kind, coalesce(outcome, cause) AS why, round(trust_before, 3) AS trust_before,
        round(trust_before - coalesce(trust_after, 0), 3) AS lost
        FROM events WHERE ${own} AND follower AND kind IN ('delivery', 'leave') AND trust_before > coalesce(trust_after, 0)
        ORDER BY lost DESC, id LIMIT 10`,
    },
  ];
}

/** Who lost trust over the whole run. */
export function whyAll({ replicate }: Asked): Question[] {
  const own = `replicate = ${whole('replicate', replicate)}`;
  return [
    lostTrust(own, 'seller', { zh: '谁失去了信任', en: 'Who lost trust' }),
    {
      title: { zh: '逐月', en: 'Month by month' },
      sql: `SELECT ${month()}, count(*) FILTER (kind = 'delivery' AND harm > 0)::INTEGER AS disappointed,
        count(*) FILTER (kind = 'follow')::INTEGER AS follows, count(*) FILTER (kind = 'leave')::INTEGER AS leaves,
        count(*) FILTER (kind = 'state' AND becomes = 'lapsed')::INTEGER AS lapsed,
        round(${LOST}, 2) AS trust_lost, round(${WON}, 2) AS trust_won
        FROM events WHERE ${own} GROUP BY ALL ORDER BY month`,
    },
  ];
}

/** Σ of what ties lost, and of what they won, over the events of a group; a stake that is opened lowers trust, and is no loss. */
const LOST = `coalesce(sum(greatest(trust_before - coalesce(trust_after, 0), 0)) FILTER (follower AND kind IN ('delivery', 'leave')), 0)`;
const WON = `coalesce(sum(trust_after) FILTER (kind IN ('tie', 'follow')), 0)
  + coalesce(sum(greatest(trust_after - trust_before, 0)) FILTER (follower AND kind = 'delivery'), 0)`;

function lostTrust(own: string, by: string, title: Bilingual): Question {
  return {
    title,
    sql: `SELECT ${by}, count(*) FILTER (kind = 'delivery' AND harm > 0)::INTEGER AS disappointed,
      count(*) FILTER (kind = 'leave')::INTEGER AS leaves, round(${LOST}, 3) AS trust_lost, round(${WON}, 3) AS trust_won
      FROM events WHERE ${own} GROUP BY ${by} HAVING trust_lost > 0 ORDER BY trust_lost DESC, ${by} LIMIT 10`,
  };
}

/**
 * How private traffic grew: of each origin of ties, the visits that could bring ties, the ties that came of them, and the private
 * visits and GMV through these ties. The multiplier is private visits a visit of that origin; all private visits have one origin, so that
 * the parts add up to the whole.
 * @param seller one seller, or all
 */
export function snowball({ replicate }: Asked, seller?: number): Question[] {
  const own = `replicate = ${whole('replicate', replicate)}${seller === undefined ? '' : ` AND seller = ${whole('seller', seller)}`}`;
  const parts = (by: string, join: string) => `WITH
    visited AS (SELECT ${by}, route AS origin, count(*) AS visits FROM visits WHERE ${own} AND route <> 'private' GROUP BY ALL),
    begun AS (SELECT ${by}, origin, count(*) AS ties FROM origins WHERE ${own} GROUP BY ALL),
    came AS (SELECT ${by}, origin, count(*) AS private_visits FROM private_visits WHERE ${own} GROUP BY ALL),
    sold AS (SELECT ${by}, origin, sum(money) AS private_gmv FROM private_orders WHERE ${own} GROUP BY ALL)
    FROM visited FULL JOIN begun USING (${join}) FULL JOIN came USING (${join}) FULL JOIN sold USING (${join})`;
  const counts = `coalesce(visits, 0)::INTEGER AS visits, coalesce(ties, 0)::INTEGER AS ties,
    coalesce(private_visits, 0)::INTEGER AS private_visits, round(coalesce(private_gmv, 0))::DOUBLE AS private_gmv`;
  return [
    {
      title: { zh: '雪球：私域访问由何而起', en: 'The snowball: what private visits go back to' },
      sql: `${parts("'all' AS span", 'span, origin')} SELECT origin, ${counts},
        round(coalesce(private_visits, 0) / nullif(visits, 0), 4) AS multiplier ORDER BY private_visits DESC, origin`,
    },
    {
      title: {
        zh: '逐月：付费访问及其带来的关注、私域访问',
        en: 'Month by month: paid visits, the ties and the private visits that came of them',
      },
      sql: `${parts(month(), 'month, origin')} SELECT month, ${counts},
        round(sum(coalesce(private_visits, 0)) OVER so_far / nullif(sum(coalesce(visits, 0)) OVER so_far, 0), 4) AS multiplier_so_far
        WHERE origin = 'paid' WINDOW so_far AS (ORDER BY month) ORDER BY month`,
    },
  ];
}
