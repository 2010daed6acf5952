/** C01–C04: a brand that starts live selling with no fan. */
import type { Claim } from './claim.ts';
import { change, difference } from './figures.ts';

const LAUNCH = 'yalu-launch';
const PUBLIC = 'yalu-no-private-domain';
/** It opened on 3 July 2021: its first and its tenth day, the day after, and the last of "fewer than 20 days". */
const FIRST = '2021-07-03';
const TENTH = '2021-07-12';
const AFTER_TEN = '2021-07-13';
const NINETEENTH = '2021-07-21';

const tenDays: Claim = {
  id: 'C01',
  claim: {
    zh: '雅鹿零粉丝开播，10 天 GMV 500 万',
    en: 'Yalu starts with zero fans: 5 m yuan of GMV after 10 days',
  },
  kind: 'fitted',
  why: {
    zh: '雅鹿自身的五项投入（规模、转粉、预算、再投、吸引力）是照这些数字选的',
    en: 'Yalu’s own inputs (size, follows, budget, reinvestment, appeal) were chosen so that these figures come out',
  },
  runs: [LAUNCH],
  checks: ({ value }) => [
    {
      what: { zh: '开播 10 天的 GMV', en: 'GMV of the first 10 days' },
      unit: 'yuan',
      figures: value(LAUNCH, 'launchGmvToDate', TENTH),
      expected: { kind: 'near', value: 5e6, tolerance: 0.1 },
    },
  ],
};

const twentyDays: Claim = {
  id: 'C02',
  claim: { zh: '不到 20 天近 2000 万', en: '… almost 20 m yuan after fewer than 20 days' },
  kind: 'fitted',
  why: {
    zh: '再投比例是照 19 天的数字选的',
    en: 'the share that is reinvested was chosen for the figure of nineteen days',
  },
  runs: [LAUNCH],
  checks: ({ value }) => [
    {
      what: { zh: '开播 19 天的 GMV', en: 'GMV of the first 19 days' },
      unit: 'yuan',
      figures: value(LAUNCH, 'launchGmvToDate', NINETEENTH),
      expected: { kind: 'near', value: 20e6, tolerance: 0.1 },
    },
  ],
};

const natural: Claim = {
  id: 'C03',
  claim: {
    zh: '付费新客转为粉丝后，自然流量占比 10 天内从 14% 升至 36%',
    en: 'Paid newcomers become fans: the natural share of its traffic goes from 14% to 36% in ten days',
  },
  kind: 'fitted',
  why: {
    zh: '开店规模照首日占比、转粉倍数照十天后占比选定',
    en: 'its size was chosen for the share of the first day, its follow campaign for that after ten days',
  },
  runs: [LAUNCH],
  checks: ({ value }) => [
    {
      what: { zh: '10 天后自然流量占比', en: 'natural share after ten days' },
      unit: 'share',
      figures: value(LAUNCH, 'launchNaturalShare', AFTER_TEN),
      expected: { kind: 'near', value: 0.36, tolerance: 0.1 },
    },
    {
      what: { zh: '第 1 天自然流量占比', en: 'natural share on day 1' },
      unit: 'share',
      figures: value(LAUNCH, 'launchNaturalShare', FIRST),
      expected: { kind: 'near', value: 0.14, tolerance: 0.1 },
    },
    {
      what: { zh: '10 天后减第 1 天', en: 'after ten days less day 1' },
      unit: 'share',
      figures: difference(
        value(LAUNCH, 'launchNaturalShare', AFTER_TEN),
        value(LAUNCH, 'launchNaturalShare', FIRST),
      ),
      expected: { kind: 'above', value: 0 },
    },
  ],
};

const counterfactual: Claim = {
  id: 'C04',
  claim: {
    zh: '同样的团队与打法，差别在私域',
    en: 'The same crew and method as on other platforms: the difference is the private domain',
  },
  kind: 'found',
  why: {
    zh: '投入是按有私域的情形选的，没有任何数字对没有私域的情形调过',
    en: 'the inputs were chosen with the private domain on; nothing was tuned to the store without it',
  },
  levers: ['brand-launch'],
  runs: [LAUNCH, PUBLIC],
  checks: ({ value }) => [
    {
      what: {
        zh: '没有私域时，开播 19 天 GMV 的变化',
        en: 'change of GMV of 19 days without the private domain',
      },
      unit: 'share',
      figures: change(
        value(PUBLIC, 'launchGmvToDate', NINETEENTH),
        value(LAUNCH, 'launchGmvToDate', NINETEENTH),
      ),
      expected: { kind: 'below', value: 0 },
    },
  ],
};

export const launchClaims: readonly Claim[] = [tenDays, twentyDays, natural, counterfactual];
