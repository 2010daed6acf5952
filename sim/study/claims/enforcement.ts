/** C19, C20: what the platform does against bad merchants. */
import type { Claim } from './claim.ts';
import { change, combine, difference, ratio } from './figures.ts';

const MAIN = 'kuaishou-2021';
const OFF = 'pinocchio-off';
/** "In the past year", told in July 2021. */
const PAST_YEAR = ['2020Q3', '2020Q4', '2021Q1', '2021Q2'];

const cleared: Claim = {
  id: 'C19',
  claim: {
    zh: '过去一年清退 24 个团伙、2100 多个账号',
    en: '24 gangs and over 2,100 accounts removed in the past year',
  },
  kind: 'fitted',
  why: { zh: '每日清退概率是由这两个数字解出的', en: 'the daily hazard was solved from these two figures' },
  levers: ['ring-clearing'],
  runs: [MAIN],
  checks: ({ value }) => [
    {
      what: { zh: '清退团伙，2020-07 至 2021-06', en: 'gangs cleared, July 2020 to June 2021' },
      unit: 'count',
      figures: value(MAIN, 'clearedGangs', ...PAST_YEAR),
      expected: { kind: 'near', value: 24, tolerance: 0.1 },
    },
    {
      what: { zh: '清退账号，2020-07 至 2021-06', en: 'accounts cleared, July 2020 to June 2021' },
      unit: 'count',
      figures: value(MAIN, 'clearedAccounts', ...PAST_YEAR),
      expected: { kind: 'near', value: 2100, tolerance: 0.1 },
    },
  ],
};

const pinocchio: Claim = {
  id: 'C20',
  claim: {
    zh: '匹诺曹行动：机器识别与用户评判，先提醒主播，再处罚',
    en: 'Pinocchio: machine detection and viewers’ judging remind the streamer first, then sanction',
  },
  kind: 'by construction',
  why: {
    zh: '先提醒后处罚、提醒后夸大打七折，都是规则',
    en: 'that reminders come first, and that a warning leaves 70% of the claims, are rules',
  },
  levers: ['pinocchio'],
  runs: [MAIN, OFF],
  experiments: ['watched'],
  checks: ({ value, told }) => {
    const disappointed = (run: typeof MAIN | typeof OFF) =>
      combine((share) => 1 - share, value(run, 'satisfiedShare', '2021'));
    const seen = (name: string) => told('watched', name);
    return [
      {
        what: { zh: '第一次只是提醒的比例', en: 'share of first warnings that are only reminders' },
        unit: 'share',
        figures: ratio(seen('firstOnlyReminded'), seen('first')),
        expected: { kind: 'exactly', value: 1 },
      },
      {
        what: { zh: '从未被提醒就停播的次数', en: 'suspensions of the never warned' },
        unit: 'count',
        figures: seen('suspendedUnwarned'),
        expected: { kind: 'exactly', value: 0 },
      },
      {
        what: { zh: '停播次数', en: 'suspensions' },
        unit: 'count',
        figures: seen('suspensions'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '提醒当日夸大程度的变化', en: 'change of claims on the day of a warning' },
        unit: 'share',
        figures: combine((kept) => kept - 1, seen('claimsKept')),
        expected: { kind: 'below', value: 0 },
      },
      {
        what: {
          zh: '2021 年失望收货比例：有匹诺曹减无',
          en: 'disappointed deliveries 2021, with it less without',
        },
        unit: 'share',
        kind: 'found', // a warning changes claims; how many parcels disappoint follows from what buyers heard
        figures: difference(disappointed(MAIN), disappointed(OFF)),
        expected: { kind: 'below', value: 0 },
      },
      {
        what: { zh: '2021 年夸大程度的变化', en: 'change of claims in 2021' },
        unit: 'share',
        figures: change(value(MAIN, 'claims', '2021'), value(OFF, 'claims', '2021')),
        expected: { kind: 'below', value: 0 },
      },
    ];
  },
};

export const enforcementClaims: readonly Claim[] = [cleared, pinocchio];
