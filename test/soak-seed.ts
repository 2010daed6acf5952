/** Random tests take their seed from LAOTIE_SOAK_SEED when it is there, so that a long proof can name and repeat them. */
import fc from 'fast-check';

const { LAOTIE_SOAK_SEED } = process.env;
if (LAOTIE_SOAK_SEED !== undefined) fc.configureGlobal({ seed: Number(LAOTIE_SOAK_SEED) });
