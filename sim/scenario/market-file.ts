/** A market file, `market.yaml`, from text: the market, or every problem with its place. */
import { type MarketFile, marketSchema } from './market-schema.ts';
import type { Problem } from './problems.ts';
import { readYaml } from './yaml-file.ts';

export interface ReadMarket {
  /** Present exactly when no problem is an error. */
  readonly market?: MarketFile;
  readonly problems: readonly Problem[];
}

/** @param file its name as messages show it */
export function readMarketFile(text: string, file: string): ReadMarket {
  const { data, problems } = readYaml(text, file, marketSchema);
  return data ? { market: data, problems } : { problems };
}
