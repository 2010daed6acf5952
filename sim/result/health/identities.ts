import type { Check } from './check.ts';

/**
 * Money, trust, people and traffic are checked on each simulated day; a day that does not add up ends its replicate as
 * failed. One failed replicate is one too many: the others may be biased by who is missing.
 */
export const identities: Check<'identities'> = {
  id: 'identities',
  judge({ scenario, result }) {
    const { replicates, failed, status } = result.manifest;
    const whole = status === 'complete';
    const figures = { replicates, failed, days: scenario.days, whole };
    if (failed > 0 || replicates === 0) return { mark: 'fail', figures };
    return { mark: whole ? 'pass' : 'review', figures };
  },
};
