/** Every daily metric, in the order of the series' rows. A new metric is one line here and one in record.ts. */
import type { Metric } from './metric.ts';

function metric<const Name extends string>(
  name: Name,
  unit: Metric['unit'],
  over: Metric['over'],
  zh: string,
  en: string,
  definitionZh: string,
  definitionEn: string,
  ratio?: NonNullable<Metric['ratio']>,
) {
  const base = { name, unit, over, title: { zh, en }, definition: { zh: definitionZh, en: definitionEn } };
  return ratio ? { ...base, ratio } : base;
}

// biome-ignore format: one metric a line
export const METRICS = [
  metric('gmv', 'yuan', 'sum', 'GMV', 'GMV', '当日下单金额，退款前', 'Value of orders placed on the day, before returns'),
  metric('gmvToDate', 'yuan', 'last', '年初至今 GMV', 'GMV to date', '1 月 1 日（或模拟首日）以来的 GMV', 'GMV since 1 January, or since the first day of the run'),
  metric('netGmv', 'yuan', 'sum', '净 GMV', 'net GMV', 'GMV 减去当日退款与取消', 'GMV less refunds and cancellations of the day'),
  metric('gmvPrivate', 'yuan', 'sum', '私域 GMV', 'private GMV', '来自关注关系的下单金额', 'GMV of visits that came through a followed streamer'),
  metric('gmvPublic', 'yuan', 'sum', '公域 GMV', 'public GMV', '来自公域流量的下单金额', 'GMV of public visits and trials'),
  metric('privateShare', 'share', 'sum', '私域占比', 'private share', '私域 GMV 占 GMV', 'Private GMV over GMV', { of: ['gmvPrivate'], to: ['gmv'] }),
  metric('brandGmv', 'yuan', 'sum', '品牌 GMV', 'brand GMV', '品牌自营店与带品牌货的达人', 'GMV of brand stores, and of brand goods carried by talents'),
  metric('orders', 'orders', 'sum', '购买次数', 'orders', '成交的购物访问次数', 'Buying visits'),
  metric('buyersDay', 'users', 'mean', '日买家', 'daily buyers', '当日至少购买一次的用户', 'Users who bought on the day'),
  metric('buyersMonth', 'users', 'monthly', '月买家', 'monthly buyers', '当月至少购买一次的用户', 'Users who bought in the calendar month'),
  metric('buyersYear', 'users', 'monthly', '年买家', 'yearly buyers', '截至月末 365 天内至少购买一次的用户', 'Users who bought in the 365 days up to the end of the month'),
  metric('repeatBuyers', 'users', 'monthly', '复购买家', 'repeat buyers', '上月与本月都购买的用户', 'Users who bought both last month and this month'),
  metric('repeatBase', 'users', 'monthly', '复购基数', 'base of repeat rate', '上月购买的用户', 'Users who bought last month'),
  metric('repeatRate', 'share', 'monthly', '复购率', 'repeat rate', '上月买家中本月再次购买的比例', 'Share of last month’s buyers who bought again this month', { of: ['repeatBuyers'], to: ['repeatBase'] }),
  metric('visits', 'visits', 'sum', '购物访问', 'shopping visits', '一次购物访问约九次进直播间', 'Shopping visits; one stands for about nine room entries'),
  metric('entriesPrivate', 'visits', 'sum', '私域进房', 'private entries', '来自关注页与开播通知的进房次数', 'Room entries from the follow page and live notifications'),
  metric('entriesOrganic', 'visits', 'sum', '自然公域进房', 'organic entries', '来自推荐的进房次数', 'Room entries from recommendation'),
  metric('entriesShared', 'visits', 'sum', '分享进房', 'shared entries', '来自分享链接的进房次数', 'Room entries from shared links'),
  metric('entriesPaid', 'visits', 'sum', '付费进房', 'paid entries', '来自投放的进房次数', 'Room entries bought by ads'),
  metric('naturalShare', 'share', 'sum', '自然流量占比', 'natural share', '非付费进房占比', 'Share of room entries that are not paid', { of: ['entriesPrivate', 'entriesOrganic', 'entriesShared'], to: ['entriesPrivate', 'entriesOrganic', 'entriesShared', 'entriesPaid'] }),
  metric('visitsPrivate', 'visits', 'sum', '私域访问', 'private visits', '私域购物访问', 'Shopping visits through followed streamers'),
  metric('visitsPublic', 'visits', 'sum', '公域访问', 'public visits', '公域购物访问', 'Public shopping visits'),
  metric('ordersPrivate', 'orders', 'sum', '私域订单', 'private orders', '私域购买次数', 'Buying visits through followed streamers'),
  metric('ordersPublic', 'orders', 'sum', '公域订单', 'public orders', '公域购买次数', 'Public buying visits'),
  metric('conversionPrivate', 'share', 'sum', '私域转化率', 'private conversion', '私域购买次数 / 私域访问', 'Private orders over private visits', { of: ['ordersPrivate'], to: ['visitsPrivate'] }),
  metric('conversionPublic', 'share', 'sum', '公域转化率', 'public conversion', '公域购买次数 / 公域访问', 'Public orders over public visits', { of: ['ordersPublic'], to: ['visitsPublic'] }),
  metric('followers', 'count', 'last', '关注关系', 'ties', '粉丝与主播的关注对数', 'Pairs of fan and followed streamer'),
  metric('follows', 'count', 'sum', '新关注', 'new follows', '当日新关注', 'Ties opened on the day'),
  metric('unfollows', 'count', 'sum', '取关', 'unfollows', '当日取关或被替换', 'Ties closed or replaced on the day'),
  metric('meanTrust', 'index', 'mean', '平均信任', 'mean trust', '全部关注关系的平均信任', 'Mean trust over all ties'),
  metric('trustOpened', 'stakes', 'sum', '动用信任', 'trust staked', '每次成交动用一分信任', 'Parts of trust put at stake by sales'),
  metric('trustReturned', 'stakes', 'sum', '收回信任', 'trust returned', '收货满意后收回的信任', 'Parts of trust returned by satisfied deliveries'),
  metric('trustLost', 'stakes', 'sum', '失去信任', 'trust lost', '失望或取关而失去的信任', 'Parts of trust lost by disappointments and closed ties'),
  metric('trustInFlight', 'stakes', 'last', '在途信任', 'trust in flight', '尚未收货的信任', 'Parts of trust not yet settled'),
  metric('deliveries', 'orders', 'sum', '收货', 'deliveries', '当日收货订单', 'Orders delivered on the day'),
  metric('satisfied', 'orders', 'sum', '满意收货', 'satisfied deliveries', '当日满意的收货订单', 'Deliveries that met expectations'),
  metric('satisfiedShare', 'share', 'sum', '满意率', 'satisfied share', '满意收货 / 收货', 'Satisfied deliveries over deliveries', { of: ['satisfied'], to: ['deliveries'] }),
  metric('refunds', 'yuan', 'sum', '退款', 'refunds', '当日退款金额', 'Value refunded on the day'),
  metric('complaints', 'count', 'sum', '投诉', 'complaints', '当日投诉', 'Complaints on the day'),
  metric('buyers', 'users', 'last', '现有买家', 'current buyers', '买过且未流失的用户', 'Users who have bought and have not lapsed'),
  metric('lapsed', 'users', 'last', '流失买家', 'lapsed buyers', '失望或长期不买而流失的用户', 'Users who stopped live shopping'),
  metric('warned', 'count', 'sum', '提醒', 'warnings', '匹诺曹行动的提醒次数', 'Reminders by Pinocchio'),
  metric('suspended', 'count', 'last', '停播', 'suspended', '处于停播的主播', 'Streamers suspended'),
  metric('clearedGangs', 'count', 'sum', '清退团伙', 'gangs cleared', '当日清退的团伙', 'Rings cleared on the day'),
  metric('clearedAccounts', 'count', 'sum', '清退账号', 'accounts cleared', '当日清退的账号', 'Accounts cleared on the day'),
  metric('claims', 'index', 'mean', '平均夸大', 'mean claims', '在场达人的平均夸大程度', 'Mean exaggeration of present talents'),
  metric('trustCards', 'count', 'last', '信任卡主播', 'trust cards', '持信任卡的主播', 'Streamers with a trust card'),
  metric('brands', 'count', 'last', '品牌数', 'brands', '已入驻品牌', 'Brands on the platform'),
  metric('brandsNew', 'count', 'last', '新店', 'new shops', 'STEPS：新店破零', 'STEPS: new shops'),
  metric('brandsClimbing', 'count', 'last', '爬坡', 'climbing', 'STEPS：爬坡', 'STEPS: climbing'),
  metric('brandsKa', 'count', 'last', 'KA', 'KA', 'STEPS：KA', 'STEPS: key accounts'),
  metric('brandsSka', 'count', 'last', 'SKA', 'SKA', 'STEPS：SKA', 'STEPS: super key accounts'),
  metric('providers', 'count', 'last', '服务商', 'providers', '在册服务商', 'Admitted service providers'),
  metric('providersStrategic', 'count', 'last', '战略核心', 'strategic core', '战略核心服务商', 'Strategic core providers'),
  metric('providersBase', 'count', 'last', '核心（基地）', 'core (base)', '核心（基地）服务商', 'Core base providers'),
  metric('providersLocal', 'count', 'last', '优质本地', 'quality local', '优质本地服务商', 'Quality local providers'),
  metric('providersBrand', 'count', 'last', '优质品牌', 'quality brand', '优质品牌服务商', 'Quality brand providers'),
  metric('providerGmv', 'yuan', 'sum', '服务商 GMV', 'provider GMV', '服务商客户的 GMV', 'GMV of providers’ clients'),
  metric('providersAbove1bn', 'count', 'last', '过 10 亿服务商', 'providers above 1 bn', '近 365 天客户 GMV 达 10 亿的服务商', 'Providers whose clients made 1 bn yuan in 365 days'),
  metric('providersAbove100m', 'count', 'last', '过 1 亿服务商', 'providers above 100 m', '近 365 天客户 GMV 1 亿至 10 亿的服务商', 'Providers whose clients made 0.1–1 bn yuan in 365 days'),
  metric('platformRevenue', 'yuan', 'sum', '平台收入', 'platform revenue', '佣金与广告收入', 'Commissions and ad revenue'),
  metric('adRevenue', 'yuan', 'sum', '广告收入', 'ad revenue', '卖家投放', 'Sellers’ spending on traffic'),
  metric('providerFees', 'yuan', 'sum', '服务费', 'provider fees', '付给服务商的费用', 'Fees paid to providers'),
  metric('leverCost', 'yuan', 'sum', '政策成本', 'lever cost', '各项政策的成本', 'What the levers cost the platform'),
  metric('costTrustCard', 'yuan', 'sum', '信任卡成本', 'trust card cost', '权益赔付与运费', 'Guarantees and freight paid'),
  metric('costAds', 'yuan', 'sum', '投放补贴', 'ad subsidy', '平台补贴的投放', 'Traffic money added by the platform'),
  metric('costBrands', 'yuan', 'sum', '品牌扶持成本', 'brand support cost', '品牌中心的扶持', 'Supports of the brand centre'),
  metric('costProviders', 'yuan', 'sum', '服务商扶持成本', 'provider support cost', '服务商基金', 'Fund for providers'),
  metric('launchGmv', 'yuan', 'sum', '新店 GMV', 'GMV of the launched store', '由 brand-launch 开的店当日下单金额；没有则不记', 'GMV of the store that a brand launch opened; not recorded without one'),
  metric('launchGmvToDate', 'yuan', 'last', '新店开播以来 GMV', 'GMV since the launch', '开店以来的下单金额', 'GMV of the launched store since its first day'),
  metric('launchOrders', 'orders', 'sum', '新店购买次数', 'orders of the launched store', '新店成交的购物访问次数', 'Buying visits to the launched store'),
  metric('launchFollowers', 'users', 'last', '新店粉丝', 'followers of the launched store', '关注新店的用户', 'Users who follow the launched store'),
  metric('launchEntriesPrivate', 'visits', 'sum', '新店私域进房', 'private entries of the launched store', '粉丝进新店直播间的次数', 'Entries of followers through notifications and the follow page'),
  metric('launchEntriesOrganic', 'visits', 'sum', '新店自然公域进房', 'organic entries of the launched store', '推荐带来的进房次数', 'Entries from recommendation'),
  metric('launchEntriesShared', 'visits', 'sum', '新店分享进房', 'shared entries of the launched store', '分享链接带来的进房次数', 'Entries from shared links'),
  metric('launchEntriesPaid', 'visits', 'sum', '新店付费进房', 'paid entries of the launched store', '投放带来的进房次数', 'Entries bought by ads'),
  metric('launchNaturalShare', 'share', 'sum', '新店自然流量占比', 'natural share of the launched store', '新店非付费进房占比', 'Share of the launched store’s entries that are not paid', { of: ['launchEntriesPrivate', 'launchEntriesOrganic', 'launchEntriesShared'], to: ['launchEntriesPrivate', 'launchEntriesOrganic', 'launchEntriesShared', 'launchEntriesPaid'] }),
  metric('launchAdSpend', 'yuan', 'sum', '新店投放', 'ad spending of the launched store', '新店当日投放金额', 'What the launched store spends on traffic'),
] as const satisfies readonly Metric[];

export type MetricName = (typeof METRICS)[number]['name'];

/** What a metric is. @throws when there is none of this name */
export function metricOf(name: string): Metric {
  const found = METRICS.find((metric) => metric.name === name);
  if (!found) throw new Error(`metric: expected the name of one, got ${name}`);
  return found;
}
