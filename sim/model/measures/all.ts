/** Every daily metric, in the order of the series' rows. A new metric is one line here and one in record.ts. */
import { texts } from '../texts.ts';
import type { Metric } from './metric.ts';

/** Read when asked for: a page may be built without them (texts.ts). */
type Texts = readonly [zh: string, en: string, definitionZh: string, definitionEn: string];

function metric<const Name extends string>(
  name: Name,
  unit: Metric['unit'],
  over: Metric['over'],
  texts: Texts,
  ratio?: NonNullable<Metric['ratio']>,
): Metric & { readonly name: Name } {
  const base = {
    name,
    unit,
    over,
    get title() {
      return { zh: texts[0], en: texts[1] };
    },
    get definition() {
      return { zh: texts[2], en: texts[3] };
    },
  };
  return ratio ? Object.assign(base, { ratio }) : base;
}

/** Every metric, in the order of the rows of a series; those of plugins come last. */
// biome-ignore format: one metric a line
export const METRICS = [
  metric('gmv', 'money', 'sum', texts(['GMV', 'GMV', '当日下单金额，退款前', 'Value of orders placed on the day, before returns'])),
  metric('gmvToDate', 'money', 'last', texts(['年初至今 GMV', 'GMV to date', '1 月 1 日（或模拟首日）以来的 GMV', 'GMV since 1 January, or since the first day of the run'])),
  metric('netGmv', 'money', 'sum', texts(['净 GMV', 'net GMV', 'GMV 减去当日退款与取消', 'GMV less refunds and cancellations of the day'])),
  metric('gmvPrivate', 'money', 'sum', texts(['私域 GMV', 'private GMV', '来自关注关系的下单金额', 'GMV of visits that came through a followed streamer'])),
  metric('gmvPublic', 'money', 'sum', texts(['公域 GMV', 'public GMV', '来自公域流量的下单金额', 'GMV of public visits and trials'])),
  metric('privateShare', 'share', 'sum', texts(['私域占比', 'private share', '私域 GMV 占 GMV', 'Private GMV over GMV']), { of: ['gmvPrivate'], to: ['gmv'] }),
  metric('brandGmv', 'money', 'sum', texts(['品牌 GMV', 'brand GMV', '品牌自营店与带品牌货的达人', 'GMV of brand stores, and of brand goods carried by talents'])),
  metric('orders', 'orders', 'sum', texts(['购买次数', 'orders', '成交的购物访问次数', 'Buying visits'])),
  metric('itemOrders', 'orders', 'sum', texts(['订单数', 'orders of single items', '购买次数 × 每次购买的订单数：直播间里一件商品一单', 'Buying visits times the orders of each: in a live room every item is ordered by itself'])),
  metric('buyersDay', 'users', 'mean', texts(['日买家', 'daily buyers', '当日至少购买一次的用户', 'Users who bought on the day'])),
  metric('buyersMonth', 'users', 'monthly', texts(['月买家', 'monthly buyers', '当月至少购买一次的用户', 'Users who bought in the calendar month'])),
  metric('buyersYear', 'users', 'monthly', texts(['年买家', 'yearly buyers', '截至月末 365 天内至少购买一次的用户', 'Users who bought in the 365 days up to the end of the month'])),
  metric('repeatBuyers', 'users', 'monthly', texts(['复购买家', 'repeat buyers', '上月与本月都购买的用户', 'Users who bought both last month and this month'])),
  metric('repeatBase', 'users', 'monthly', texts(['复购基数', 'base of repeat rate', '上月购买的用户', 'Users who bought last month'])),
  metric('repeatRate', 'share', 'monthly', texts(['复购率', 'repeat rate', '上月买家中本月再次购买的比例', 'Share of last month’s buyers who bought again this month']), { of: ['repeatBuyers'], to: ['repeatBase'] }),
  metric('visits', 'visits', 'sum', texts(['购物访问', 'shopping visits', '一次公域购物访问约九次进直播间，私域约三次', 'Shopping visits; a public one stands for about nine room entries, a private one for about three'])),
  metric('entriesPrivate', 'visits', 'sum', texts(['私域进房', 'private entries', '来自关注页与开播通知的进房次数', 'Room entries from the follow page and live notifications'])),
  metric('entriesOrganic', 'visits', 'sum', texts(['自然公域进房', 'organic entries', '来自推荐的进房次数', 'Room entries from recommendation'])),
  metric('entriesShared', 'visits', 'sum', texts(['分享进房', 'shared entries', '来自分享链接的进房次数', 'Room entries from shared links'])),
  metric('entriesPaid', 'visits', 'sum', texts(['付费进房', 'paid entries', '来自投放的进房次数', 'Room entries bought by ads'])),
  metric('naturalShare', 'share', 'sum', texts(['自然流量占比', 'natural share', '非付费进房占比', 'Share of room entries that are not paid']), { of: ['entriesPrivate', 'entriesOrganic', 'entriesShared'], to: ['entriesPrivate', 'entriesOrganic', 'entriesShared', 'entriesPaid'] }),
  metric('visitsPrivate', 'visits', 'sum', texts(['私域访问', 'private visits', '私域购物访问', 'Shopping visits through followed streamers'])),
  metric('visitsPublic', 'visits', 'sum', texts(['公域访问', 'public visits', '公域购物访问', 'Public shopping visits'])),
  metric('ordersPrivate', 'orders', 'sum', texts(['私域订单', 'private orders', '私域购买次数', 'Buying visits through followed streamers'])),
  metric('ordersPublic', 'orders', 'sum', texts(['公域订单', 'public orders', '公域购买次数', 'Public buying visits'])),
  metric('ordersRepeat', 'orders', 'sum', texts(['复购订单', 'repeat orders', '以前买过的用户的购买次数', 'Buying visits of users who have bought before'])),
  metric('ordersRepeatPrivate', 'orders', 'sum', texts(['私域复购订单', 'private repeat orders', '其中来自私域的', 'Those of them through followed streamers'])),
  metric('repeatPrivateShare', 'share', 'sum', texts(['复购的私域占比', 'private share of repeat orders', '私域复购订单 / 复购订单', 'Private repeat orders over repeat orders']), { of: ['ordersRepeatPrivate'], to: ['ordersRepeat'] }),
  metric('conversionPrivate', 'share', 'sum', texts(['私域转化率', 'private conversion', '私域购买次数 / 私域访问', 'Private orders over private visits']), { of: ['ordersPrivate'], to: ['visitsPrivate'] }),
  metric('conversionPublic', 'share', 'sum', texts(['公域转化率', 'public conversion', '公域购买次数 / 公域访问', 'Public orders over public visits']), { of: ['ordersPublic'], to: ['visitsPublic'] }),
  metric('visitsPaid', 'visits', 'sum', texts(['付费访问', 'paid visits', '投放带来的购物访问', 'Shopping visits that an ad brought'])),
  metric('ordersPaid', 'orders', 'sum', texts(['付费订单', 'paid orders', '投放带来的购买次数', 'Buying visits that an ad brought'])),
  metric('conversionPaid', 'share', 'sum', texts(['付费转化率', 'paid conversion', '付费订单 / 付费访问', 'Paid orders over paid visits']), { of: ['ordersPaid'], to: ['visitsPaid'] }),
  metric('visitsStranger', 'visits', 'sum', texts(['陌生人访问', 'visits of strangers', '未关注该主播的用户的购物访问', 'Shopping visits of fans who do not follow the streamer'])),
  metric('ordersStranger', 'orders', 'sum', texts(['陌生人订单', 'orders of strangers', '未关注该主播的用户的购买次数', 'Buying visits of fans who do not follow the streamer'])),
  metric('conversionStranger', 'share', 'sum', texts(['陌生人转化率', 'conversion of strangers', '陌生人订单 / 陌生人访问', 'Orders of strangers over their visits']), { of: ['ordersStranger'], to: ['visitsStranger'] }),
  metric('followers', 'count', 'last', texts(['关注关系', 'ties', '粉丝与主播的关注对数', 'Pairs of fan and followed streamer'])),
  metric('follows', 'count', 'sum', texts(['新关注', 'new follows', '当日新关注', 'Ties opened on the day'])),
  metric('unfollows', 'count', 'sum', texts(['取关', 'unfollows', '当日取关或被替换', 'Ties closed or replaced on the day'])),
  metric('meanTrust', 'index', 'mean', texts(['平均信任', 'mean trust', '全部关注关系的平均信任', 'Mean trust over all ties'])),
  metric('trustOpened', 'stakes', 'sum', texts(['动用信任', 'trust staked', '每次成交动用一分信任', 'Parts of trust put at stake by sales'])),
  metric('trustReturned', 'stakes', 'sum', texts(['收回信任', 'trust returned', '收货满意后收回的信任', 'Parts of trust returned by satisfied deliveries'])),
  metric('trustLost', 'stakes', 'sum', texts(['失去信任', 'trust lost', '失望或取关而失去的信任', 'Parts of trust lost by disappointments and closed ties'])),
  metric('trustInFlight', 'stakes', 'last', texts(['在途信任', 'trust in flight', '尚未收货的信任', 'Parts of trust not yet settled'])),
  metric('deliveries', 'orders', 'sum', texts(['收货', 'deliveries', '当日收货订单', 'Orders delivered on the day'])),
  metric('satisfied', 'orders', 'sum', texts(['满意收货', 'satisfied deliveries', '当日符合期望并留下的收货订单', 'Deliveries that met expectations and were kept'])),
  metric('returned', 'orders', 'sum', texts(['无理由退货', 'returns without a fault', '符合期望但因改变主意退回的收货', 'Deliveries that met expectations and came back because the buyer had a change of mind'])),
  metric('satisfiedShare', 'share', 'sum', texts(['满意率', 'satisfied share', '满意收货 / 收货', 'Satisfied deliveries over deliveries']), { of: ['satisfied'], to: ['deliveries'] }),
  metric('deliveriesStranger', 'orders', 'sum', texts(['陌生人收货', 'deliveries to strangers', '未关注该主播的用户的收货：大多是第一次', 'Deliveries to fans who do not follow the seller: most are their first from it'])),
  metric('satisfiedStranger', 'orders', 'sum', texts(['陌生人满意收货', 'satisfied deliveries to strangers', '其中满意的', 'Of them those that met expectations'])),
  metric('satisfiedShareStranger', 'share', 'sum', texts(['陌生人满意率', 'satisfied share of strangers', '陌生人满意收货 / 陌生人收货', 'Satisfied deliveries to strangers over all to them']), { of: ['satisfiedStranger'], to: ['deliveriesStranger'] }),
  metric('refunds', 'money', 'sum', texts(['退款', 'refunds', '当日退款金额', 'Value refunded on the day'])),
  metric('complaints', 'count', 'sum', texts(['投诉', 'complaints', '当日投诉', 'Complaints on the day'])),
  metric('buyers', 'users', 'last', texts(['现有买家', 'current buyers', '买过且未流失的用户', 'Users who have bought and have not lapsed'])),
  metric('lapsed', 'users', 'last', texts(['流失买家', 'lapsed buyers', '失望或长期不买而流失的用户', 'Users who stopped live shopping'])),
  metric('warned', 'count', 'sum', texts(['提醒', 'warnings', '匹诺曹行动的提醒次数', 'Reminders by Pinocchio'])),
  metric('suspended', 'count', 'last', texts(['停播', 'suspended', '处于停播的主播', 'Streamers suspended'])),
  metric('clearedGangs', 'count', 'sum', texts(['清退团伙', 'gangs cleared', '当日清退的团伙', 'Rings cleared on the day'])),
  metric('clearedAccounts', 'count', 'sum', texts(['清退账号', 'accounts cleared', '当日清退的账号', 'Accounts cleared on the day'])),
  metric('claims', 'index', 'mean', texts(['平均夸大', 'mean claims', '在场达人的平均夸大程度', 'Mean exaggeration of present talents'])),
  metric('talents', 'count', 'last', texts(['在场达人', 'talents', '在场的达人', 'Talents present'])),
  metric('liveShare', 'share', 'mean', texts(['开播率', 'share of talents live', '当日开播的达人占在场达人', 'Talents who are live on the day, of those present'])),
  metric('talentsLeft', 'count', 'sum', texts(['退场达人', 'talents left', '连续亏损而退场的达人', 'Talents who gave up after reviews with a loss'])),
  metric('prices', 'index', 'mean', texts(['达人价格', 'prices of talents', '在场达人标价的几何平均，1 为基准篮子', 'Geometric mean of the price of present talents; 1 is the basket of reference'])),
  metric('talentProfit', 'share', 'mean', texts(['达人利润率', 'profit of talents', '达人近 28 天账目：利润占留存 GMV', 'Profit of talents over kept GMV, by their books of 28 days'])),
  metric('adPrice', 'money', 'sum', texts(['付费进房价', 'price of a paid entry', '广告收入 / 付费进房', 'Ad revenue over paid entries']), { of: ['adRevenue'], to: ['entriesPaid'] }),
  metric('trustCards', 'count', 'last', texts(['信任卡主播', 'trust cards', '持信任卡的主播', 'Streamers with a trust card'])),
  metric('brands', 'count', 'last', texts(['品牌数', 'brands', '已入驻品牌', 'Brands on the platform'])),
  metric('brandsNew', 'count', 'last', texts(['新店', 'new shops', 'STEPS：新店破零', 'STEPS: new shops'])),
  metric('brandsClimbing', 'count', 'last', texts(['爬坡', 'climbing', 'STEPS：爬坡', 'STEPS: climbing'])),
  metric('brandsKa', 'count', 'last', texts(['KA', 'KA', 'STEPS：KA', 'STEPS: key accounts'])),
  metric('brandsSka', 'count', 'last', texts(['SKA', 'SKA', 'STEPS：SKA', 'STEPS: super key accounts'])),
  metric('providers', 'count', 'last', texts(['服务商', 'providers', '在册服务商', 'Admitted service providers'])),
  metric('providersStrategic', 'count', 'last', texts(['战略核心', 'strategic core', '战略核心服务商', 'Strategic core providers'])),
  metric('providersBase', 'count', 'last', texts(['核心（基地）', 'core (base)', '核心（基地）服务商', 'Core base providers'])),
  metric('providersLocal', 'count', 'last', texts(['优质本地', 'quality local', '优质本地服务商', 'Quality local providers'])),
  metric('providersBrand', 'count', 'last', texts(['优质品牌', 'quality brand', '优质品牌服务商', 'Quality brand providers'])),
  metric('providerGmv', 'money', 'sum', texts(['服务商 GMV', 'provider GMV', '服务商客户的 GMV', 'GMV of providers’ clients'])),
  metric('providersAbove1bn', 'count', 'last', texts(['过 10 亿服务商', 'providers above 1 bn', '近 365 天客户 GMV 达 10 亿的服务商', 'Providers whose clients made 1 bn in 365 days'])),
  metric('providersAbove100m', 'count', 'last', texts(['过 1 亿服务商', 'providers above 100 m', '近 365 天客户 GMV 1 亿至 10 亿的服务商', 'Providers whose clients made 0.1–1 bn in 365 days'])),
  metric('platformRevenue', 'money', 'sum', texts(['平台收入', 'platform revenue', '佣金与广告收入', 'Commissions and ad revenue'])),
  metric('adRevenue', 'money', 'sum', texts(['广告收入', 'ad revenue', '卖家投放', 'Sellers’ spending on traffic'])),
  metric('providerFees', 'money', 'sum', texts(['服务费', 'provider fees', '付给服务商的费用', 'Fees paid to providers'])),
  metric('leverCost', 'money', 'sum', texts(['政策成本', 'lever cost', '各项政策的成本', 'What the levers cost the platform'])),
  metric('platformNet', 'money', 'sum', texts(['平台净额', 'platform net', '佣金与广告收入减政策成本', 'Commissions and ad revenue less what the levers cost'])),
  metric('costTrustCard', 'money', 'sum', texts(['信任卡成本', 'trust card cost', '平台承担的退款与无因索赔，以及退货包运费', 'The platform’s part of covered refunds, what is claimed without cause, and free returns'])),
  metric('costAds', 'money', 'sum', texts(['投放补贴', 'ad subsidy', '平台补贴的投放', 'Traffic money added by the platform'])),
  metric('costCoupon', 'money', 'sum', texts(['优惠券成本', 'coupon cost', '平台替买家付的货款，减去随退款收回的', 'What the platform pays of buyers’ prices, less what comes back with refunds'])),
  metric('costBrands', 'money', 'sum', texts(['品牌扶持成本', 'brand support cost', '品牌中心的扶持', 'Supports of the brand centre'])),
  metric('costRecruiting', 'money', 'sum', texts(['招商成本', 'recruiting cost', '招来本不会入驻的品牌', 'Winning brands that would not have come by themselves'])),
  metric('costProviders', 'money', 'sum', texts(['服务商扶持成本', 'provider support cost', '服务商基金', 'Fund for providers'])),
  metric('costReviewing', 'money', 'sum', texts(['审核成本', 'reviewing cost', '匹诺曹行动审核直播间', 'Pinocchio’s review of live rooms'])),
  metric('costClearing', 'money', 'sum', texts(['清退成本', 'clearing cost', '查清团伙，次日入账', 'Finding and clearing rings, booked on the next day'])),
  metric('costVisits', 'money', 'sum', texts(['访问推动成本', 'visit push cost', '访问推动带来的访问', 'Visits that a push on visits added'])),
  metric('costFestival', 'money', 'sum', texts(['大促成本', 'festival cost', '加办大促带来的访问', 'Visits that an added festival brought'])),
  metric('costAdLoad', 'money', 'sum', texts(['广告销售成本', 'ad sales cost', '多卖广告位的代理返点', 'Rebates on added paid places'])),
  metric('launchGmv', 'money', 'sum', texts(['新店 GMV', 'GMV of the launched store', '由 brand-launch 开的店当日下单金额；没有则不记', 'GMV of the store that a brand launch opened; not recorded without one'])),
  metric('launchGmvToDate', 'money', 'last', texts(['新店开播以来 GMV', 'GMV since the launch', '开店以来的下单金额', 'GMV of the launched store since its first day'])),
  metric('launchOrders', 'orders', 'sum', texts(['新店购买次数', 'orders of the launched store', '新店成交的购物访问次数', 'Buying visits to the launched store'])),
  metric('launchFollowers', 'users', 'last', texts(['新店粉丝', 'followers of the launched store', '关注新店的用户', 'Users who follow the launched store'])),
  metric('launchEntriesPrivate', 'visits', 'sum', texts(['新店私域进房', 'private entries of the launched store', '粉丝进新店直播间的次数', 'Entries of followers through notifications and the follow page'])),
  metric('launchEntriesOrganic', 'visits', 'sum', texts(['新店自然公域进房', 'organic entries of the launched store', '推荐带来的进房次数', 'Entries from recommendation'])),
  metric('launchEntriesShared', 'visits', 'sum', texts(['新店分享进房', 'shared entries of the launched store', '分享链接带来的进房次数', 'Entries from shared links'])),
  metric('launchEntriesPaid', 'visits', 'sum', texts(['新店付费进房', 'paid entries of the launched store', '投放带来的进房次数', 'Entries bought by ads'])),
  metric('launchNaturalShare', 'share', 'sum', texts(['新店自然流量占比', 'natural share of the launched store', '新店非付费进房占比', 'Share of the launched store’s entries that are not paid']), { of: ['launchEntriesPrivate', 'launchEntriesOrganic', 'launchEntriesShared'], to: ['launchEntriesPrivate', 'launchEntriesOrganic', 'launchEntriesShared', 'launchEntriesPaid'] }),
  metric('launchAdSpend', 'money', 'sum', texts(['新店投放', 'ad spending of the launched store', '新店当日投放金额', 'What the launched store spends on traffic'])),
  metric('hostVisits', 'visits', 'sum', texts(['指定达人访问', 'visits to the picked talent', '由 price-level 或 host-ban 指定的达人的购物访问；没有则不记', 'Shopping visits to the talent that a price level or a ban picked; not recorded without one'])),
  metric('hostOrders', 'orders', 'sum', texts(['指定达人购买次数', 'orders of the picked talent', '指定达人成交的购物访问次数', 'Buying visits to the picked talent'])),
  metric('hostGmv', 'money', 'sum', texts(['指定达人 GMV', 'GMV of the picked talent', '指定达人当日下单金额', 'GMV of the picked talent'])),
  metric('hostFollowers', 'users', 'last', texts(['指定达人粉丝', 'followers of the picked talent', '关注指定达人的用户', 'Users who follow the picked talent'])),
  metric('hostRivalsGmv', 'money', 'sum', texts(['同品类其他卖家 GMV', 'GMV of the picked talent’s rivals', '与指定达人同品类的其他卖家', 'GMV of all other sellers of its category'])),
] as const satisfies readonly Metric[];

/** Name of a metric of the program. */
export type MetricName = (typeof METRICS)[number]['name'];

/** What a metric is. @throws when there is none of this name */
export function metricOf(name: string): Metric {
  const found = METRICS.find((metric) => metric.name === name);
  if (!found) throw new Error(`metric: expected the name of one, got ${name}`);
  return found;
}
