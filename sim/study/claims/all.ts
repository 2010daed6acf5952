/** Every claim of the article, C01 to C28. A new one is an entry in the file of its theme. */
import { brandClaims } from './brands.ts';
import { cardClaims } from './card.ts';
import type { Claim } from './claim.ts';
import { enforcementClaims } from './enforcement.ts';
import { launchClaims } from './launch.ts';
import { marketClaims } from './market.ts';
import { platformClaims } from './platform.ts';
import { providerClaims } from './providers.ts';
import { supportClaims } from './support.ts';
import { trustClaims } from './trust.ts';

export const CLAIMS: readonly Claim[] = [
  ...launchClaims,
  ...platformClaims,
  ...brandClaims,
  ...supportClaims,
  ...providerClaims,
  ...marketClaims,
  ...enforcementClaims,
  ...trustClaims,
  ...cardClaims,
].sort((a, b) => a.id.localeCompare(b.id, 'en'));
