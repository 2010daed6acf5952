/** The claims that ship, as `claims` reads them. */
import { marketTable, shippedMarketFile } from '../../../sim/runs/node/markets.ts';
import { readClaims } from '../../../sim/study/claims/claims-file.ts';

const { text, file } = marketTable(shippedMarketFile('kuaishou'), 'claims.yaml');
export const SET = { ...readClaims(text, file, 'CNY'), file: shippedMarketFile('kuaishou') };
export const CLAIMS = SET.claims;
