/** For packing: leaves the hash of the sources in dist/, the folder of the JavaScript that was made from them. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BAKED, sourcesHash } from './engine.ts';

const sim = dirname(dirname(import.meta.dirname));
writeFileSync(join(dirname(sim), 'dist', BAKED), `${sourcesHash(sim)}\n`);
