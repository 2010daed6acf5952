/** Findings about the spread: how much of it comes from attention, parameters and chance. */
import { titleOf } from '../run-rows.ts';
import type { FindingRule } from './finding.ts';

/** A share is called the largest when it exceeds the next by this many standard errors of their difference. */
const CLEAR = 2;

const split: FindingRule = {
  id: 'spread',
  from({ spread }) {
    if (spread === undefined) return undefined;
    const parts = spread.shares.toSorted((a, b) => b.share - a.share);
    const [first, second] = [parts[0]!, parts[1]!];
    const error = Math.hypot(first.standardError, second.standardError);
    const clear = first.share - second.share > CLEAR * error;
    const fixed = spread.shares.some((part) => part.source === 'parameters' && part.standardError === 0);
    const [metric, period] = spread.figure.split('@') as [string, string];
    return ({ spread: say, lang }, numbers) => {
      const { share } = numbers;
      const figure = [titleOf(metric, lang), numbers.period(period)];
      const written = parts.map((part) => ({
        source: part.source,
        share: share(part.share),
        error: share(part.standardError),
      }));
      return [
        say.split((lang === 'zh' ? figure.reverse() : figure).join(' '), share(spread.deviation), written),
        clear ? say.first(first.source) : say.open,
        ...(fixed ? [say.fixed] : []),
        say.basis(String(spread.replicates), String(Math.min(spread.twins.chance, spread.twins.attention))),
      ].join(numbers.gap);
    };
  },
};

export const SPREAD_FINDINGS: readonly FindingRule[] = [split];
