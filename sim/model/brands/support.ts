/**
 * The five supports of the SKA centre (C12), each at full strength: traffic, budget, service, tools, policy. The article
 * names them and no size: assumptions. What they bear of a brand's costs is `brands.supportShare` (steps.ts).
 */

/** Organic weight, as a share. */
export const SUPPORT_TRAFFIC = 0.3;
/** Weight of an amount of ads, as a share. */
export const SUPPORT_BUDGET = 0.5;
/** Entry hazard, as a share. */
export const SUPPORT_ENTRY = 0.5;
/** Logits of conversion, by tools. */
export const TOOLS_LOGIT = 0.1;
