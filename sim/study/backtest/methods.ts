/** The methods that a backtest compares: the market first, then every baseline. */
import { type BacktestResult, MARKET } from '../../result/backtest.ts';
import { BASELINES } from './baselines/all.ts';

export function methodsOf(): BacktestResult['methods'] {
  return [
    {
      id: MARKET,
      title: { zh: '本模拟', en: 'this market' },
      about: {
        zh: '校准后的市场模拟，每个起点更新参数',
        en: 'the calibrated market, its parameters updated at every origin',
      },
    },
    ...BASELINES.map(({ id, title, about }) => ({ id, title, about })),
  ];
}
