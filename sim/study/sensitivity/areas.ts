/** What nobody has measured, by areas of the market: what a study of sensitivity asks first where it is told nothing. */
import type { Bilingual } from '../../notation/language.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { aboutPath } from '../designs/paths.ts';
import { assumedNames, type Column, type Group, POSTERIOR } from './subject.ts';

/** Areas by the first word of their parameters. */
const AREAS: Readonly<Record<string, Bilingual>> = {
  fans: { zh: '粉丝是谁', en: 'Who the fans are' },
  visits: { zh: '访问', en: 'Visits' },
  adoption: { zh: '新用户尝试', en: 'Adoption' },
  purchase: { zh: '购买', en: 'Purchase' },
  shelves: { zh: '货架', en: 'Shelves' },
  trust: { zh: '信任', en: 'Trust' },
  delivery: { zh: '收货体验', en: 'Deliveries' },
  returns: { zh: '退货', en: 'Returns' },
  follow: { zh: '关注', en: 'Following' },
  traffic: { zh: '公域流量', en: 'Public traffic' },
  talents: { zh: '主播', en: 'Talents' },
  rings: { zh: '团伙', en: 'Rings' },
  sellers: { zh: '卖家的账与选择', en: 'Sellers’ books and choices' },
  brands: { zh: '品牌', en: 'Brands' },
  providers: { zh: '服务商', en: 'Service providers' },
  platform: { zh: '平台', en: 'Platform' },
  costs: { zh: '杠杆的成本', en: 'Costs of levers' },
  rivals: { zh: '对手', en: 'Rivals' },
  calendar: { zh: '日历', en: 'Calendar' },
};

/** Numbers of agents are whole, and set how long a run takes. */
const COUNTS: ReadonlySet<string> = new Set([
  'talents.count',
  'rings.count',
  'brands.pool',
  'providers.count',
]);

export const POSTERIOR_TITLE: Bilingual = { zh: '拟合的参数（后验）', en: 'Fitted parameters (posterior)' };

function titleOf(area: string): Bilingual {
  return AREAS[area] ?? { zh: area, en: area };
}

/** All assumed parameters over their plausible ranges, an area a group; and the posterior, where there is one. */
export function usualGroups(prepared: Prepared): { readonly columns: readonly Column[]; readonly groups: readonly Group[] } {
  const names = assumedNames(prepared).filter((name) => !COUNTS.has(name));
  const factors = names.map((name) => {
    const about = aboutPath(`parameters.${name}`, prepared.scenario);
    if ('expected' in about) throw new Error(`${name}: expected the name of a parameter`);
    const { path, title, unit, meaning, usual } = about;
    const [low, high] = usual!;
    return { path, title, unit, meaning, range: { low, high, scale: 'linear', isDate: false }, values: [low, high] } as const;
  });
  const areas = [...Map.groupBy(names.keys(), (at) => names[at]!.split('.')[0]!)];
  const groups = areas.map(([area, columns]): Group => ({ id: area, title: titleOf(area), columns: [...columns] }));
  if (!prepared.posterior) return { columns: factors, groups };
  const last = { id: POSTERIOR, title: POSTERIOR_TITLE, columns: [factors.length] };
  return { columns: [...factors, POSTERIOR], groups: [...groups, last] };
} // biome-ignore format: one line each
