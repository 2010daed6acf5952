/** Grades of markets, and what keeps one from the grade above. */

/**
 * A: fitted by this program, and a backtest of it whose intervals hold. B: fitted by it. C: can be fitted, or the fit is
 * another program's. D: cannot be fitted.
 */
export const MARKET_GRADES = ['A', 'B', 'C', 'D'] as const;
export type MarketGrade = (typeof MARKET_GRADES)[number];

/** `unused` is a fit that the market has and a run does not take. */
export const LACKS = ['attention', 'facts', 'fit', 'unused', 'engine', 'backtest', 'coverage'] as const;
/** What keeps a market from the grade above. */
export type Lack = (typeof LACKS)[number];
