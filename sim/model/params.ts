/**
 * Every number the rules use, one line each: value, unit, hard range (outside = error), plausible range
 * (outside = warning), what identifies it, where it comes from, what it means. "assumption" is an honest word here:
 * it marks a value that no published figure pins down.
 */
export interface Parameter {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly hard: readonly [number, number];
  readonly plausible: readonly [number, number];
  /** Which published fact pins the value down; '—' when none does. */
  readonly identifiedBy: string;
  readonly source: string;
  readonly meaning: string;
}

type Range = readonly [number, number];
/** Most probable values of `calibrate` with what was public on 22 July 2021; their plausible range is its prior. */
const FIT = 'fitted';
const GUESS = 'assumption';

function p<const Name extends string>(
  name: Name,
  value: number,
  unit: string,
  hard: Range,
  plausible: Range,
  identifiedBy: string,
  source: string,
  meaning: string,
) {
  return { name, value, unit, hard, plausible, identifiedBy, source, meaning } as const;
}

// biome-ignore format: one parameter a line
export const PARAMETERS = [
  // fans: who they are
  p('fans.users', 986e6, 'users', [1e3, 2e9], [8e8, 1.1e9], '—', 'CNNIC, 47th statistical report, February 2021: 986 m users of mobile internet in China', 'Users the market can reach at most: the base of the two shares below. They arrive as the running maximum of MAU grows.'),
  p('fans.ableShare', 0.55, 'share', [0.01, 1], [0.35, 0.7], 'bend of growth 2020Q3–2021Q1', FIT, 'Share of users who can ever buy in a live room.'),
  p('fans.initialBuyers', 0.0159, 'share', [0, 0.5], [0.009, 0.02], 'GMV 2020Q1', FIT, 'Buyers on the first day, as a share of all users.'),
  p('fans.walletSpread', 0.55, 'ln', [0, 2], [0.3, 0.8], '—', GUESS, 'Standard deviation of ln wallet; the mean wallet is 1.'),
  p('fans.rateShape', 0.167, 'shape', [0.02, 10], [0.1, 0.2], 'repeat purchase rate', FIT, 'Gamma shape of visit rates between fans: small = a few visit often (Ehrenberg 1959).'),
  p('fans.rateCap', 12, '×mean', [1, 1000], [8, 20], '—', GUESS, 'Highest visit rate, in multiples of the mean.'),
  p('fans.generalTrust', 0.55, 'trust', [0, 1], [0.4, 0.7], '—', GUESS, 'Mean trust in the platform before any experience; fans spread ±0.10 around it.'),
  // fans: visits
  p('visits.rate', 0.738, 'visits/day', [0, 20], [0.4, 1.2], 'level of GMV', FIT, 'Mean shopping visits a day of a fully tied buyer at intensity 1.'),
  p('visits.tieFreeShare', 0.489, 'share', [0, 1], [0.3, 0.7], 'spend per buyer 2020Q1–2021Q1', FIT, 'Share of the visit rate that needs no ties; the rest grows with Σ trust².'),
  p('visits.tieSaturation', 2.54, 'trust²', [0.1, 8], [1.5, 4.5], 'spend per buyer 2020Q1–2021Q1', FIT, 'Σ trust² over followed streamers at which ties stop adding visits.'),
  p('visits.publicWeight', 0.487, 'trust²', [0.001, 10], [0.15, 1], 'private share of GMV', FIT, 'Weight of the public feed against Σ trust² of followed streamers who are live.'),
  p('visits.dormancy', 0.0165, 'chance/visit', [0, 1], [0.01, 0.05], 'repeat purchase rate', FIT, 'Chance that a visit is followed by a dormant spell.'),
  p('visits.dormantDays', 40, 'days', [0, 365], [20, 60], '—', GUESS, 'Mean length of a dormant spell, in days of intensity 1.'),
  p('visits.idleDays', 75, 'days', [1, 1000], [45, 120], '—', GUESS, 'A buyer without a purchase for so long may lapse.'),
  p('visits.idleLapse', 0.04, 'chance/visit', [0, 1], [0.01, 0.1], '—', GUESS, 'Chance per visit that an idle buyer lapses.'),
  p('visits.entriesPerVisit', 9, 'entries', [1, 100], [5, 15], 'brand launch: conversion per entry', 'visit and entry conversion of a brand launch differ by e^2.2', 'Room entries that one shopping visit stands for; traffic shares count entries.'),
  p('visits.adPatience', 0.4, 'ln/share', [0, 10], [0.15, 0.8], 'one more ad an hour: listening −2.1%, from some 4 an hour', 'Huang, Reiley & Riabov 2018, field experiment on Pandora', 'Fall of ln visits with the share of public visits that is paid.'),
  p('visits.ownCategory', 0.55, 'share', [0, 1], [0.3, 0.8], '—', GUESS, 'Share of public visits that fall into the fan’s preferred category at once.'),
  // fans: adoption (Bass 1969)
  p('adoption.innovation', 0.0004, '1/day', [0, 1], [0.0001, 0.001], 'growth 2019Q4–2020Q1', FIT, 'Trial hazard of a never-buyer of mean eagerness without word of mouth (p of Bass 1969).'),
  p('adoption.imitation', 1.2, 'trials/delivery', [0, 50], [0.4, 3], 'growth 2020Q1–2020Q3', FIT, 'Trials that one satisfied delivery a day sets off when all who hear of it are never-buyers of mean eagerness (q of Bass 1969).'),
  p('adoption.eagernessShape', 0.7, 'shape', [0.05, 50], [0.4, 1.5], 'yearly buyers to March 2022', 'assumption: wide enough that a year does not use the never-buyers up', 'Gamma shape of eagerness to try between fans: small = a few try at once, many late (Bemmaor & Lee 2002).'),
  p('adoption.keenness', 0.4, 'correlation', [0, 0.95], [0.1, 0.7], '—', GUESS, 'Correlation of eagerness to try with the visit rate (of normal quantiles).'),
  p('adoption.local', 0.6, 'share', [0, 1], [0.3, 0.9], '—', 'assumption; neighbours matter for trial: Bell & Song 2007', 'Share of word of mouth that stays within region and preferred category; the rest goes anywhere.'),
  p('adoption.memory', 0.939, 'per day', [0, 0.999], [0.85, 0.97], '—', GUESS, 'Daily fading of word of mouth.'),
  p('adoption.badWord', 1.5, '×', [0, 10], [1, 3], 'negativity 2–3 in surveys', GUESS, 'Weight of a severe disappointment against a satisfied delivery in word of mouth.'),
  p('adoption.seasonCap', 1.6, '×', [1, 5], [1.3, 2], '—', GUESS, 'Most that a festival can multiply trials.'),
  p('adoption.lapsedReturn', 0.5, '×', [0, 1], [0.2, 1], '—', GUESS, 'Trial hazard of a lapsed buyer against a never-buyer.'),
  // purchase (binary logit, McFadden 1974)
  p('purchase.intercept', -0.8, 'logit', [-10, 5], [-1.8, 0], 'with visits.rate and purchase.basket', GUESS, 'Base inclination to buy on a shopping visit.'),
  p('purchase.trust', 3.05, 'logit/trust', [0, 10], [2, 4], 'private share of GMV', FIT, 'Effect of trust, measured from 0.5.'),
  p('purchase.stranger', -0.8, 'logit', [-5, 2], [-1.2, -0.3], 'effect of the private domain', GUESS, 'Discount on public visits of buyers; trials are exempt.'),
  p('purchase.stock', 0.9, 'logit', [0, 5], [0.4, 1.5], 'GMV December 2020 against October–November', GUESS, 'Effect of ln(1 + baskets at home): who has much buys less (Hendel & Nevo 2006).'),
  p('purchase.stockDays', 21, 'days', [0.5, 200], [10, 40], '—', GUESS, 'Days over which the stock at home is used up.'),
  p('purchase.budget', 0.225, 'logit', [0, 5], [0.15, 0.6], 'drop 2020Q4–2021Q1', FIT, 'Mental budget: effect of ln(1 + spend of 28 days / 4 wallets) (Thaler 1985).'),
  p('purchase.price', 4, 'logit/ln', [0, 10], [3, 5], 'elasticity of one seller’s price −2.62', 'Bijmolt, van Heerde & Pieters, J. Marketing Res. 2005, a mean of 1,851; in logits at a conversion of one visit in five', 'Effect of ln price against the reference price of the category.'),
  p('purchase.priceLevel', 1.2, 'logit/ln', [0, 5], [0.8, 1.6], '—', GUESS, 'Effect of the level of a category’s prices against ln wallet: a whole channel’s price, budgets given.'),
  p('purchase.referenceDays', 28, 'days', [1, 400], [14, 60], '—', GUESS, 'Days over which a category’s reference price follows the prices it shows (Winer 1986; Mazumdar, Raj & Sinha 2005).'),
  p('purchase.fit', 0.45, 'logit', [0, 5], [0.2, 0.8], '—', GUESS, 'Effect of the preferred category.'),
  p('purchase.home', 0.12, 'logit', [0, 3], [0, 0.3], '—', GUESS, 'Effect of a streamer from the fan’s own region: near goods, known voice.'),
  p('purchase.claims', 0.9, 'logit', [0, 5], [0.5, 1.5], '—', GUESS, 'Effect of exaggerated claims on a stranger; half of it on a follower.'),
  p('purchase.guarantee', 0.35, 'logit', [0, 5], [0.15, 0.6], 'trial: conversion of strangers +3 … +10%', GUESS, 'Effect of full guarantee cover on a fan without trust: lower perceived risk (Bauer 1960).'),
  p('purchase.brandTaste', 0.35, 'logit', [0, 3], [0.2, 0.8], 'branded sales ×9.07', FIT, 'Rise of the taste for brands between July 2019 and end of 2021 (C13).'),
  p('purchase.basket', 95, 'yuan', [1, 10000], [45, 120], 'with visits.rate', 'assumption: about two items of 60 yuan', 'Basket of a buying visit from the middle shelf, at price 1.'),
  // shelves of a room (multinomial logit)
  p('shelves.step', 0.9, 'ln', [0, 2], [0.6, 1.2], '—', GUESS, 'ln ratio of prices from a shelf to the next: entry, core and premium goods.'),
  p('shelves.wallet', 0.9, 'logit/ln²', [0, 10], [0.5, 1.5], '—', GUESS, 'Growth of the taste for dear goods with ln wallet.'),
  p('shelves.trust', 1, 'logit/ln/trust', [0, 20], [0, 3], '—', GUESS, 'Growth of the taste for dear goods with trust in the seller.'),
  p('shelves.experience', 8, 'logit/ln/trust', [0, 30], [4, 14], 'order value 2021Q1 on year', GUESS, 'Growth of the taste for dear goods with general trust: the first orders are cheap, good ones make bolder.'),
  p('shelves.price', 1, 'logit/ln²', [0, 10], [0, 2], '—', GUESS, 'Fall of the taste for dear goods where a room is dear for what it sells.'),
  // trust of a tie (beta reputation, Jøsang & Ismail 2002)
  p('trust.priorGood', 1.2, 'evidence', [0.1, 20], [0.8, 2], '—', GUESS, 'Prior good evidence of a tie (a0).'),
  p('trust.priorBad', 0.8, 'evidence', [0.1, 20], [0.5, 1.5], '—', GUESS, 'Prior bad evidence of a tie (b0).'),
  p('trust.stake', 1, 'evidence', [0, 5], [0.5, 2], '—', 'C21: each sale uses one part of trust', 'Bad evidence that a sale in flight stands for until it is settled.'),
  p('trust.memory', 0.93, 'per delivery', [0.5, 1], [0.85, 0.98], '—', GUESS, 'Fading of evidence at each delivery.'),
  p('trust.negativity', 2.5, '×', [0, 20], [1.8, 3], 'loss aversion 1.82–2.10', 'Brown et al., JEL 2024; trust falls faster than it rises', 'Weight of a bad experience against a good one.'),
  p('trust.leave', 0.3, 'trust', [0, 1], [0.2, 0.4], '—', GUESS, 'A follower leaves when trust falls below this after a disappointment.'),
  p('trust.generalStep', 0.02, 'share', [0, 1], [0.01, 0.05], '—', GUESS, 'Step of general trust per delivery.'),
  p('trust.strangerBase', 0.55, '×', [0, 2], [0.4, 0.7], '—', GUESS, 'A stranger’s trust is general trust × (this + strangerReputation × reputation).'),
  p('trust.strangerReputation', 0.5, '×', [0, 2], [0.3, 0.7], '—', GUESS, 'Share of a streamer’s reputation in a stranger’s trust.'),
  // deliveries: expectation and experience (Oliver 1980)
  p('delivery.norm', 0.6, 'quality', [0, 1], [0.5, 0.7], '—', GUESS, 'Quality a buyer expects of live commerce in general.'),
  p('delivery.experience', 0.25, 'quality/trust', [0, 2], [0.1, 0.5], '—', GUESS, 'Rise of the expectation with trust in this seller: what its parcels have been so far.'),
  p('delivery.credulity', 0.9, '×', [0, 3], [0.5, 1.2], 'satisfied share 51% (CNSA 2020) to 82%', GUESS, 'How far exaggerated claims raise the expectation.'),
  p('delivery.tolerance', 0.34, 'quality', [0, 2], [0.2, 0.5], '—', GUESS, 'Zone of tolerance below the expectation (Zeithaml et al. 1993).'),
  p('delivery.severityWidth', 0.35, 'quality', [0.01, 2], [0.2, 0.5], '—', GUESS, 'Shortfall beyond the zone at which a disappointment is fully severe.'),
  p('delivery.severityFloor', 0.25, 'share', [0, 1], [0.1, 0.4], '—', GUESS, 'Least severity of a disappointment.'),
  p('delivery.recovery', 0.5, 'share', [0, 1], [0.2, 0.7], '—', 'Smith, Bolton & Wagner 1999 (sign)', 'Share of the harm that full guarantee cover heals (service recovery).'),
  p('delivery.refundBase', 0.04, 'chance', [0, 1], [0.02, 0.1], '—', GUESS, 'Refund chance of the mildest disappointment.'),
  p('delivery.refundSeverity', 0.45, 'chance', [0, 1], [0.3, 0.7], '—', GUESS, 'Added refund chance at full severity.'),
  p('delivery.complaint', 0.1, 'chance', [0, 1], [0.05, 0.2], '13.6% of those with problems complain', 'China Consumers Association, March 2020', 'Complaint chance at full severity.'),
  p('delivery.lapse', 0.0764, 'chance', [0, 1], [0.03, 0.2], '—', FIT, 'Chance that a severe disappointment ends live shopping, at general trust 0.5.'),
  p('delivery.share', 0.06, 'chance', [0, 1], [0.02, 0.15], '—', GUESS, 'Chance that a satisfied buyer shares the room.'),
  p('delivery.daysMin', 2, 'days', [1, 7], [1, 3], '—', GUESS, 'Fastest delivery.'),
  p('delivery.daysSpread', 6, 'days', [1, 8], [4, 8], '—', GUESS, 'Deliveries take daysMin to daysMin + daysSpread − 1 days, evenly.'),
  // returns without a fault
  p('returns.level', 1, '×', [0, 2], [0.7, 1.3], 'refund rate of live commerce 30–50%', GUESS, 'Level of changes of mind, by which each category’s own is multiplied (fans/returns.ts).'),
  // following
  p('follow.visit', 0.012, 'chance', [0, 1], [0.004, 0.03], '0.83% of viewers follow', 'case review of one session', 'Chance that a public visit without purchase ends in a follow, at trust 0.5.'),
  p('follow.delivery', 0.304, 'chance', [0, 1], [0.2, 0.6], 'private share of GMV', FIT, 'Chance that a stranger follows after a satisfied delivery.'),
  p('follow.resist', 0.8, 'chance', [0, 1], [0.5, 1], '—', GUESS, 'Chance that a full list keeps its weakest tie when that tie is strong.'),
  p('follow.strong', 0.62, 'trust', [0, 1], [0.5, 0.8], '—', GUESS, 'Trust above which a tie counts as strong.'),
  p('follow.drift', 0.0015, 'chance/visit', [0, 1], [0.0005, 0.01], 'followers lost in half a year of silence', 'assumption: Three Sheep lost 10 m of 100 m followers from September 2024 to March 2025 (effects.csv, C), at some 70 visits a follower', 'Chance that a visit ends a tie to a streamer whose room is closed.'),
  p('follow.initialTies', 2, 'ties', [0, 8], [1, 3], '—', GUESS, 'Ties of each initial buyer.'),
  // public traffic
  p('traffic.sizeExponent', 0.7, 'power', [0, 1.2], [0.5, 0.9], '—', GUESS, 'Organic reach grows with size to this power (sub-linear: Krapivsky & Redner 2001).'),
  p('traffic.followersPerSize', 2e6, 'followers', [1, 1e15], [1e6, 1e7], '—', GUESS, 'Followers that count as one unit of size.'),
  p('traffic.reputation', 2, 'ln', [0, 10], [1, 3], '—', GUESS, 'Effect of reputation (from 0.7) on ln organic reach.'),
  p('traffic.conversionNorm', 0.12, 'share', [0.001, 1], [0.08, 0.2], '—', GUESS, 'Conversion that leaves organic reach unchanged.'),
  p('traffic.conversionCap', 3, '×', [1, 10], [2, 4], '—', GUESS, 'Most that conversion multiplies organic reach.'),
  p('traffic.conversionPower', 1, 'power', [0, 2], [0.5, 1], '—', GUESS, 'Power of conversion in organic reach; 0 switches it off.'),
  p('traffic.cap', 0.08, 'share', [0.001, 1], [0.05, 0.15], '—', GUESS, 'Largest share of a category’s public traffic one streamer may have.'),
  p('traffic.adLoad', 0.15, 'share', [0, 0.9], [0.05, 0.25], 'ad revenue 4.8–8.9% of GMV, 2020–2021Q1', GUESS, 'Share of public traffic that is paid.'),
  p('traffic.adReserve', 1.5, 'yuan/entry', [0, 1000], [0.5, 3], '—', GUESS, 'Price of a paid entry at which the platform sells all places of the ad load; at half of it, half of them.'),
  p('traffic.adNorm', 0.15, 'share', [0, 0.9], [0.05, 0.25], '—', 'the ad load under which visits.rate was fitted', 'Share of paid public visits that viewers are used to.'),
  p('traffic.sharedCap', 0.25, 'share', [0, 0.9], [0.1, 0.4], '—', GUESS, 'Largest share of public traffic that follows shared links.'),
  p('traffic.sharedPull', 1.5, 'visits/share', [0, 20], [0.5, 3], '—', GUESS, 'Public visits that follow one shared link the next day.'),
  // talents
  p('talents.count', 4000, 'agents', [8, 40000], [1000, 20000], '—', 'kept at thousands at every fan scale', 'Talents; drawn by stratified quantiles.'),
  p('talents.present', 0.55, 'share', [0, 1], [0.3, 0.8], '—', GUESS, 'Share of talents present on the first day; the others enter as profits invite.'),
  p('talents.entry', 0.0015, '1/day', [0, 1], [0.0005, 0.005], '—', GUESS, 'Hazard of an absent talent to enter while the talents present earn entryProfit.'),
  p('talents.entryProfit', 3e9, 'yuan/28 days', [1, 1e15], [1e9, 1e10], 'a tenth of the GMV of 28 days of 2020', GUESS, 'Profit of all talents, were all places taken, that invites at the rate of talents.entry.'),
  p('talents.zipf', 0.85, 'power', [0, 2], [0.7, 1.1], '—', GUESS, 'Zipf exponent of size by rank within a category.'),
  p('talents.quality', 0.6, 'quality', [0, 1], [0.5, 0.7], '—', GUESS, 'Mean true quality of talents’ goods.'),
  p('talents.qualityBetween', 0.08, 'quality', [0, 0.5], [0.04, 0.15], '—', GUESS, 'Standard deviation of quality between talents.'),
  p('talents.spread', 0.24, 'quality', [0.001, 1], [0.15, 0.35], '—', GUESS, 'Standard deviation of quality from order to order.'),
  p('talents.claims', 0.22, 'claims', [0, 1], [0.1, 0.35], '17 of 100 live rooms exaggerated (2020)', GUESS, 'Mean exaggeration of talents’ claims.'),
  p('talents.claimsSpread', 0.12, 'claims', [0, 0.5], [0.05, 0.2], '—', GUESS, 'Standard deviation of exaggeration between talents.'),
  p('talents.priceSpread', 0.3, 'ln', [0, 1.5], [0.2, 0.5], '—', GUESS, 'Standard deviation of ln price between talents.'),
  p('talents.adShare', 0.02, 'share', [0, 0.5], [0.01, 0.05], 'ad revenue of GMV', GUESS, 'Share of trailing GMV talents spend on traffic.'),
  p('talents.revise', 0.3, 'chance/28 days', [0, 1], [0.1, 0.5], '—', GUESS, 'Chance that a talent compares itself with a peer (Schlag 1998).'),
  p('talents.selection', 6, 'slope', [0, 100], [2, 10], '—', GUESS, 'Fermi slope of imitation (Traulsen & Hauert 2009).'),
  p('talents.horizon', 1, 'share', [0, 5], [0, 2], '—', GUESS, 'Weight of the value of gained and lost trust in a talent’s payoff; 0 = only today’s sales count.'),
  p('talents.mutation', 0.02, 'claims', [0, 0.2], [0.01, 0.05], '—', GUESS, 'Random change of claims at a revision.'),
  p('talents.markupMutation', 0.01, 'ln', [0, 0.5], [0.005, 0.03], '—', GUESS, 'Random change of the markup at an imitation.'),
  // sellers: the books of talents and stores
  p('sellers.margin', 0.35, 'share', [0.01, 0.95], [0.25, 0.45], 'best margin at a price elasticity of −2.6 (Bijmolt et al. 2005): 38%', GUESS, 'What the price leaves above the cost of the goods, before any fee.'),
  p('sellers.markupSpread', 0.08, 'ln', [0, 1], [0.04, 0.15], '—', GUESS, 'Standard deviation of ln markup between sellers.'),
  p('sellers.passThrough', 0.7, 'share', [0, 2], [0.4, 1], '—', 'assumption: 1 at a constant elasticity, less when prices end in nines or rivals pay less', 'Share of commission and provider’s fee that sellers put on their prices.'),
  p('sellers.repricing', 0.35, 'share/28 days', [0, 1], [0.2, 0.5], 'online prices last 7–20 weeks', 'Gorodnichenko & Talavera, AER 2017', 'Share of the way to the wanted price that a seller goes at a review.'),
  p('sellers.standing', 0.2, 'share', [0, 1], [0.1, 0.25], '—', GUESS, 'Standing costs (crew, rooms, goods in store) over usual sales.'),
  p('sellers.usual', 0.33, 'share/28 days', [0, 1], [0.15, 0.6], '—', GUESS, 'How far usual sales, and with them standing costs, follow the sales of 28 days.'),
  p('sellers.returnCost', 0.06, 'share', [0, 1], [0.03, 0.12], '—', 'assumption: freight of 6–8 yuan on an order of 118', 'What a refund costs the seller beyond the sale, over its value.'),
  p('sellers.complaintYuan', 20, 'yuan', [0, 1e5], [5, 100], '—', GUESS, 'What a complaint costs the seller: compensation, service, penalty.'),
  p('sellers.followerYuan', 40, 'yuan', [0, 1e5], [5, 100], 'GMV of a follower and month: 0.9 (ERKE) to 19 yuan (Li Ning), November 2021', 'assumption: half a year to a year of the better ones, at margin', 'Worth of a gained follower, at a talents.horizon of 1.'),
  p('sellers.harmFollowers', 0.3, 'followers', [0, 10], [0.1, 0.6], '—', 'assumption: a full harm takes a tenth of the trust of a tie, and visits grow with its square, for some ten deliveries', 'Part of a follower’s worth that a fully harmed buyer stands for in a talent’s payoff.'),
  p('sellers.accountPrior', 2e7, 'yuan', [1, 1e15], [5e6, 1e8], '—', GUESS, 'Kept sales of 28 days that weigh as much in a seller’s books as the figures of its peers: few sales are luck.'),
  p('sellers.adStep', 0.15, 'power/28 days', [0, 2], [0.05, 0.4], '—', GUESS, 'How fast the share spent on ads follows their return: × return^this at a review.'),
  p('sellers.cardTrouble', 0.05, 'share of GMV', [0, 1], [0.02, 0.1], '—', GUESS, 'What another part of goods is trouble to cover by a trust card of all six rights, when all others are: choice of goods, stock at hand, fast dispatch.'),
  p('sellers.hoursProfit', 0.3, 'share', [0.001, 1], [0.2, 0.35], '—', 'assumption: what is left at the first prices', 'Profit before standing costs, over kept GMV, at which a talent is live as often as suits it.'),
  p('sellers.hoursPower', 0.5, 'power', [0, 5], [0.2, 1.2], 'labour supply of drivers 0.5–1.8 (Angrist, Caldwell & Hall 2021)', GUESS, 'Power of that profit in a talent’s days live.'),
  p('sellers.losses', 3, 'reviews', [1, 255], [2, 6], '—', GUESS, 'Reviews with a loss in a row after which a talent gives up.'),
  p('rings.count', 30, 'rings', [0, 1000], [24, 60], '24 gangs removed in a year', 'C19', 'Rings of dishonest accounts at the start.'),
  p('rings.accounts', 88, 'accounts', [1, 10000], [60, 120], '24 gangs, over 2,100 accounts', 'C19: 2,100 / 24', 'Mean number of accounts of a ring.'),
  p('rings.quality', 0.35, 'quality', [0, 1], [0.2, 0.5], '—', GUESS, 'True quality of a ring’s goods.'),
  // brands
  p('brands.pool', 2500, 'brands', [0, 20000], [2000, 8000], '—', 'assumption: more than were ever there at once; 290,000 brands took part in Double 11 of 2021 (Alibaba), so that those outside do not run out', 'Places for brands that are there at the same time; who leaves makes room.'),
  p('brands.initial', 26.9, 'brands', [0, 2000], [15, 40], 'brands ×4.5', FIT, 'Brands on the platform on the first day.'),
  p('brands.entry', 3e-05, '1/day', [0, 1], [1e-5, 3e-4], 'brands ×4.5', FIT, 'Brands that come in a day, over brands.pool, at normal buyers’ activity, without peers and where profit is nil (Bass 1969 on the supply side).'),
  p('brands.activityNorm', 6e6, 'orders/day', [1, 1e10], [3e6, 1e7], '—', GUESS, 'Orders a day that count as normal activity.'),
  p('brands.peerNorm', 200, 'brands', [1, 1e5], [100, 400], '—', GUESS, 'Brands present that double the entry hazard.'),
  p('brands.invite', 1, 'ln', [0, 10], [0.3, 2], '—', GUESS, 'ln entry where all brands make money, against where half do.'),
  p('brands.patience', 6, 'reviews', [1, 100], [3, 13], '—', GUESS, 'Losing reviews of 28 days in a row after which a brand leaves; and first reviews in which it keeps what it began with.'),
  p('brands.margin', 0.45, 'share', [0, 1], [0.35, 0.6], '—', 'assumption: gross margins of listed Chinese brands of clothing and cosmetics are 40–65%, less what live prices give away', 'Margin of a brand on its price, before fees.'),
  p('brands.quality', 0.72, 'quality', [0, 1], [0.65, 0.8], '—', GUESS, 'Mean true quality of brands’ goods.'),
  p('brands.spread', 0.16, 'quality', [0.001, 1], [0.1, 0.24], '—', GUESS, 'Standard deviation of brand quality from order to order.'),
  p('brands.claims', 0.08, 'claims', [0, 1], [0.03, 0.15], '—', GUESS, 'Mean exaggeration of brands’ claims.'),
  p('brands.price', 0.45, 'ln', [-1, 3], [0.3, 0.7], '—', GUESS, 'Mean ln price of brands against talents.'),
  p('brands.size', 0.0893, 'size', [0, 1000], [0.02, 0.3], 'branded sales ×9.07', FIT, 'Mean organic size of a new brand store.'),
  p('brands.adShare', 0.02, 'share', [0, 0.5], [0.01, 0.1], '—', GUESS, 'Share of trailing GMV brands plan to spend on traffic; by what it returns they spend all of it, some, or nothing.'),
  p('brands.adFloor', 96400, 'yuan/28 days', [0, 1e9], [1e4, 5e5], 'branded sales ×9.07', FIT, 'Least of that plan, in real yuan.'),
  p('brands.adStep', 0.2, 'share', [0, 1], [0.1, 0.4], '—', GUESS, 'Step by which a brand raises or cuts its ads at a review.'),
  p('brands.climb', 1e6, 'yuan/28 days', [0, 1e12], [3e5, 3e6], '—', GUESS, 'Trailing GMV at which a new shop counts as climbing (STEPS).'),
  p('brands.ka', 1e7, 'yuan/28 days', [0, 1e12], [5e6, 3e7], '—', GUESS, 'Trailing GMV of a key account (KA).'),
  p('brands.ska', 5e7, 'yuan/28 days', [0, 1e12], [2e7, 1e8], '—', GUESS, 'Trailing GMV of a super key account (SKA).'),
  p('brands.feedback', 0.01, 'quality/28 days', [0, 0.1], [0, 0.02], '—', 'C11: product power', 'Quality a brand gains in 28 days from reviews of very many private buyers (C11).'),
  p('brands.reviewsNorm', 20000, 'orders/28 days', [1, 1e9], [5000, 200000], '—', GUESS, 'Orders of followers at which reviews have half of their effect, on buyers and on what a brand learns.'),
  p('brands.forget', 0.077, 'share/28 days', [0, 1], [0.03, 0.2], '—', 'assumption: goods change within a year', 'Share of what was learned that is lost with old goods.'),
  p('brands.proof', 1, 'logit', [0, 10], [0.3, 1.5], '—', 'assumption: from the volume of reviews, elasticity of sales 0.24 over two powers of ten (You, Vadakkepatt & Joshi, J. Marketing 2015)', 'What a store without reviews by followers lacks in the chance to buy, against one with very many.'),
  p('brands.lesson', 1e7, 'yuan/quality', [0, 1e10], [0, 3e7], '—', GUESS, 'Worth of quality learned to a brand’s sales elsewhere.'),
  p('brands.selfCost', 8e4, 'yuan/28 days', [0, 1e9], [3e4, 2e5], '—', 'assumption: two hosts, a small team and a room', 'Cost of a live room of its own (self-operation).'),
  p('brands.partTime', 0.4, 'share', [0.01, 1], [0.2, 0.6], '—', GUESS, 'Days live without that, as a share.'),
  p('brands.eliteFee', 0.2, 'share of GMV', [0, 1], [0.15, 0.3], '—', 'assumption: seller guides name commissions of 18–25% for distribution on Kuaishou (2023)', 'Commission of the talents who sell a brand’s goods.'),
  p('brands.eliteCost', 3e4, 'yuan/28 days', [0, 1e9], [1e4, 1e5], '—', GUESS, 'Cost of winning and serving talents (elite distribution).'),
  p('brands.carryShare', 0.04, 'share', [0, 1], [0.01, 0.3], '—', GUESS, 'Share of talents who would carry brand goods once brands are plenty (C13).'),
  p('brands.carryNorm', 300, 'brands', [1, 1e5], [100, 1000], '—', GUESS, 'Brands that offer goods to talents at which half of those talents carry some.'),
  p('brands.carriedShare', 0.5, 'share', [0, 1], [0.2, 0.8], '—', GUESS, 'Share of a talent’s sales that are brand goods once it carries them.'),
  p('brands.careCost', 0.1, 'yuan/follower', [0, 100], [0.02, 0.5], '—', GUESS, 'Cost in 28 days of looking after a follower (private domain).'),
  p('brands.careLift', 0.1, 'share', [0, 2], [0.05, 0.3], '—', GUESS, 'What a brand expects that to add to its followers’ purchases.'),
  p('brands.careFollows', 0.5, '×', [0, 10], [0.2, 1], '—', GUESS, 'Added follows per visit of a brand that looks after its followers.'),
  p('brands.supplyCost', 2e5, 'yuan/28 days', [0, 1e9], [5e4, 1e6], '—', GUESS, 'Cost of goods made for the platform alone (specific supply).'),
  p('brands.supplyMargin', 0.03, 'share of GMV', [0, 1], [0, 0.1], '—', GUESS, 'Margin given up with them: the lower price less what one large batch saves.'),
  p('brands.supplyLift', 0.15, 'share', [0, 5], [0.05, 0.3], '—', 'assumption: elasticity of a seller’s price −2.6 (Bijmolt et al. 2005) × supplyPrice', 'What a brand expects them to add to its sales.'),
  p('brands.supplyPrice', 0.06, 'ln', [0, 1], [0.03, 0.15], '—', GUESS, 'By how much they are cheaper.'),
  p('brands.supplyQuality', 0.02, 'quality', [0, 0.5], [0, 0.05], '—', GUESS, 'By how much they are better.'),
  p('brands.supportShare', 0.4, 'share', [0, 1], [0.1, 0.6], '—', GUESS, 'Share of a choice’s cost that full support bears at the stage it is meant for.'),
  // providers
  p('providers.count', 360, 'firms', [0, 5000], [320, 400], '100 × 1 bn + 200 × 0.1 bn target', 'C17', 'Service providers that exist or may be founded.'),
  p('providers.capacity', 55e6, 'yuan/28 days', [0, 1e12], [2e7, 2e8], '—', GUESS, 'Median client GMV a provider can serve in 28 days.'),
  p('providers.capacitySpread', 1.15, 'ln', [0, 3], [0.9, 1.4], '100 × 1 bn + 200 × 0.1 bn target', 'C17', 'Standard deviation of ln capacity.'),
  p('providers.seek', 0.006, 'chance/28 days', [0, 1], [0.002, 0.05], 'client share 10% → 44%', GUESS, 'Chance that an unserved streamer looks for a provider, before peers’ success.'),
  p('providers.peer', 0.0366, 'chance/28 days', [0, 2], [0.01, 0.3], 'client share 10% → 44%', GUESS, 'Added chance when all peers are served.'),
  p('providers.leave', 0.02, 'chance/28 days', [0, 1], [0.01, 0.1], '—', GUESS, 'Chance that a client leaves its provider.'),
  p('providers.recruit', 0.05, 'sellers/28 days', [0, 10], [0.01, 0.2], '—', GUESS, 'Sellers whom a provider wins for the platform when all of its capacity is free.'),
  p('providers.cost', 0.002, 'share/28 days', [0, 1], [0.001, 0.005], '—', GUESS, 'Cost of a provider’s capacity, used or not, as a share of the GMV it can serve: at a fee of 6% it pays from a use of 3.3%.'),
  p('providers.runway', 13, 'reviews', [0, 1000], [6, 26], '—', 'assumption: a year', 'Reviews that a provider’s first money pays for without a client; it leaves when its money is used up.'),
  p('providers.fee', 0.06, 'share of GMV', [0, 0.5], [0.03, 0.1], '—', GUESS, 'Fee of a provider.'),
  p('providers.operations', 0.3, 'logit', [0, 3], [0.1, 0.5], 'provider-run sessions +200–1000%', GUESS, 'Effect of full live-operations capability on conversion.'),
  p('providers.supply', 0.03, 'quality', [0, 0.3], [0, 0.06], '—', GUESS, 'Effect of full supply-chain capability on quality.'),
  p('providers.fulfilment', 0.15, 'share', [0, 1], [0, 0.3], '—', GUESS, 'Cut of the quality spread by full fulfilment capability.'),
  p('providers.marketing', 0.5, '×', [0, 5], [0.2, 1], '40,000 new followers a session', GUESS, 'Added follows per visit by full traffic-marketing capability.'),
  p('providers.incubation', 0.3, '×', [0, 5], [0.1, 0.6], '—', GUESS, 'Added size of a client by full incubation capability.'),
  p('providers.investment', 0.5, 'fen/fen', [0, 20], [0.2, 2], '—', GUESS, 'Capacity (client GMV of 28 days) that a provider builds for each fen it invests.'),
  p('providers.standard', 0.03, 'share', [0, 1], [0.01, 0.1], '—', GUESS, 'Use of capacity under which a provider is put on notice.'),
  // platform
  p('platform.commission', 0.01, 'share of GMV', [0, 0.3], [0.005, 0.014], 'other services 0.5–1.0% of GMV', 'Kuaishou results 2020Q1–2021Q1', 'Commission and other service revenue.'),
  p('platform.warning', 0.008, '1/day', [0, 1], [0.003, 0.03], '—', GUESS, 'Pinocchio’s warning hazard by machine at claims 0.3 and 2% complaints.'),
  p('platform.judging', 0.006, '1/day', [0, 1], [0.001, 0.02], '—', GUESS, 'Warning hazard by viewers’ judging at claims 0.3, when every delivery disappoints.'),
  p('platform.warningFloor', 0.15, 'claims', [0, 1], [0.1, 0.2], '—', GUESS, 'Claims below this are never warned.'),
  p('platform.correction', 0.7, '×', [0, 1], [0.5, 0.9], '—', GUESS, 'What is left of the claims after a warning.'),
  p('platform.suspendDays', 15, 'days', [0, 365], [7, 30], '—', GUESS, 'Length of a suspension, at every third warning.'),
  p('platform.removeAfter', 9, 'warnings', [1, 1000], [6, 12], '—', GUESS, 'Warnings after which a streamer is removed.'),
  p('platform.cardConsider', 0.5, 'chance/28 days', [0, 1], [0.2, 1], '—', GUESS, 'Chance that a seller considers at a review whether the trust card pays.'),
  p('platform.reputationMemory', 0.99, 'per day', [0.5, 1], [0.97, 0.998], '—', GUESS, 'Daily fading of a streamer’s public record.'),
  p('platform.reputationPrior', 20000, 'deliveries', [1, 1e9], [5e3, 1e5], '—', GUESS, 'Deliveries that weigh as much as the public’s first opinion (0.7) of a streamer.'),
  p('platform.recordPrior', 100000, 'visits', [1, 1e9], [2e4, 5e5], '—', GUESS, 'Visits that weigh as much as the platform’s first guess of a streamer’s conversion.'),
  // costs of levers
  p('costs.card', 0.027, 'share', [0, 1], [0.01, 0.1], '—', GUESS, 'Part of covered refunds that the platform pays with all six rights of the trust card; at refunds of 30% of GMV some 0.8% of what is covered. Sellers pay the rest.'),
  p('costs.abuse', 0.003, 'share', [0, 0.2], [0, 0.02], '—', GUESS, 'Share of what buyers of covered goods keep that they get back without cause, where a refund needs no return.'),
  p('costs.support', 2000, 'yuan/brand/day', [0, 1e6], [500, 10000], '—', GUESS, 'What full support by the SKA centre costs for a brand and day: half a month of a manager, and vouchers.'),
  p('costs.recruiting', 50000, 'yuan/brand', [0, 1e7], [10000, 500000], '—', GUESS, 'What it costs to win a brand that would not have come by itself.'),
  p('costs.reviewing', 1, 'yuan/1,000 entries', [0, 1000], [0.2, 5], '—', 'assumption: 5 yuan for the review of a session of 5,000 views (10 m sessions and 50 bn views in the first half of 2020, MOFCOM)', 'What Pinocchio’s review of live rooms costs at ordinary intensity.'),
  p('costs.clearing', 100000, 'yuan/ring', [0, 1e8], [10000, 1e6], '—', GUESS, 'What it costs to find and clear a ring: investigators, lawyers.'),
  p('costs.visit', 0.54, 'yuan/visit', [0, 100], [0.1, 18], '—', 'assumption: nine entries at the price of an impression, 60 yuan a thousand (Douyin 2019, a thesis); at the price of a click some thirty times more', 'What a shopping visit costs that a push or a festival adds.'),
  p('costs.adSales', 0.1, 'share', [0, 1], [0, 0.25], '—', GUESS, 'Rebate to agencies on what added paid places bring in.'),
  // rivals: Douyin and other places to shop live
  p('rivals.odds', 0.2, 'odds', [0, 10], [0.05, 0.6], '—', GUESS, 'Odds that a fan’s shopping time in live rooms went to rivals in 2020; they grow with rivals’ size.'),
  p('rivals.hostOdds', 0.05, 'odds', [0, 10], [0, 0.2], '—', GUESS, 'Odds that a talent’s day live went to rivals in 2020; they grow with rivals’ size.'),
  // calendar
  p('calendar.discount', 0.12, 'ln', [0, 1], [0.05, 0.25], '—', GUESS, 'Discount on all prices on a festival of strength 1.'),
  p('calendar.festival', 0.593, '×', [0, 3], [0.3, 0.8], 'online retail; 11 Nov', FIT, 'Added visits on a festival of strength 1.'),
  p('calendar.winterBasket', 0.392, 'ln', [0, 2], [0.2, 0.6], 'basket in Q4 +9%', FIT, 'Amplitude of winter goods in the basket.'),
  p('calendar.newYear', 0.497, 'share', [0, 1], [0.35, 0.75], 'GMV 2021Q1 against 2020Q4', FIT, 'Visits lost around Chinese New Year.'),
  p('calendar.logistics', 0.292, 'share', [0, 1], [0.15, 0.5], 'GMV 2020Q1', FIT, 'Visits lost while couriers were stopped in 2020.'),
  p('calendar.minutesPower', 0.5, 'power', [0, 2], [0.3, 0.7], '—', GUESS, 'Power of minutes a day (against 88) in visits.'),
] as const satisfies readonly Parameter[];

export type ParameterName = (typeof PARAMETERS)[number]['name'];
/** A full set of values, by name. */
export type Params = Readonly<Record<ParameterName, number>>;

/** The values above, with some replaced. */
export function paramsWith(changes: Readonly<Partial<Record<ParameterName, number>>> = {}): Params {
  const all = Object.fromEntries(PARAMETERS.map((parameter) => [parameter.name, parameter.value]));
  return { ...all, ...changes } as Params;
}
