/** What a page bundles to show words about what it runs: every definition with its texts, to be found by name. */
import { LEVERS } from '../../sim/levers/all.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { PARAMETERS } from '../../sim/model/params.ts';

export { LEVERS, METRICS, PARAMETERS };
