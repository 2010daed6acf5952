/** Numbers as people read them: 亿 and 万 in Chinese, bn and m in English; four digits are enough. */
import type { Metric } from '../model/measures/metric.ts';
import type { Language } from './language.ts';

const STEPS = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'bn'],
    [1e6, 'm'],
    [1e3, 'k'],
  ],
} as const;

/** Four digits, never more than three of them decimals, no exponent. */
function fourDigits(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  return value.toFixed(decimals).replace(/\.0+$/, '');
}

/** A value of a metric with its unit: 6941 亿元, 694.1 bn yuan, 41.2%. */
export function figure(value: number, unit: Metric['unit'], lang: Language): string {
  if (!Number.isFinite(value)) return '—';
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`;
  if (unit === 'index') return value.toFixed(3);
  const step = STEPS[lang].find(([size]) => Math.abs(value) >= size);
  const number = step ? `${fourDigits(value / step[0])} ${step[1]}` : fourDigits(value);
  if (unit !== 'yuan') return number;
  return lang === 'en' ? `${number} yuan` : step ? `${number}元` : `${number} 元`;
}

/** A chance with its standard error: 41% ± 9%. */
export function chance(probability: number, error: number): string {
  const decimals = error >= 0.01 ? 0 : 1;
  return `${(probability * 100).toFixed(decimals)}% ± ${(error * 100).toFixed(decimals)}%`;
}
