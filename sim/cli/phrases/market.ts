/** What market files can have wrong, and what is said of a market. */
import { phrases } from './phrase.ts';

export const MARKET_PHRASES = phrases({
  'the name of a market': '市场名',
  'the name of a market: {1}': '市场名：{1}',
  'the name of a CSV file in the folder of the market': '市场文件夹中一个 CSV 文件的名称',
  'days of any year such as 11-11 or 11-01..11-10': '每年的日期，如 11-11 或 11-01..11-10',
  'a date, or the first and last one, such as 2024-07-09..2024-07-17':
    '日期，或首末两日，如 2024-07-09..2024-07-17',
  'a list of dates': '日期的列表',
  'at least one date': '至少一个日期',
  'first, second, third, fourth or last': ' first、second、third、fourth 或 last',
  'a weekday': '星期几的英文名',
  'a month from 1 to 12': ' 1 到 12 的月份',
  'one of days, weekday and on': ' days、weekday 与 on 三者之一',

  'a year': '年份',
  'days by year': '按年列出的日期',
  'a first day not after the last': '不晚于末日的首日',
  'each id once': '每个 id 只出现一次',
  'newYear or covers: how far the calendar reaches': ' newYear 或 covers：日历覆盖的范围',
  'a list of at most {1} festivals': '至多 {1} 个节日的列表',
  'a key of a festival': '节日的键',
  'a key of a festival ({1})': '节日的键（{1}）',
  'a key of a market': '市场文件的键',
  'a list of at most {1} facts': '至多 {1} 个事实的列表',
  'a key of a fact': '事实的键',
  'a period such as 2021, 2021Q1, 2021H1 or 2021-03': '时期，如 2021、2021Q1、2021H1 或 2021-03',
  'a list of periods': '时期的列表',
  'at least one period': '至少一个时期',
  'either over or each: the row of one figure, or of several': ' over 与 each 二者之一：一行数字，或多行',
  'quarter or period': ' quarter 或 period',
  'shares by period': '按时期列出的比例',
  'periods, for the period of the row is none of the calendar': ' periods，因为该行的时期不在日历之内',
  'a key of a market ({1})': '市场文件的键（{1}）',
});
