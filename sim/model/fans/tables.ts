/**
 * The float rules of this folder, compiled once per run into small integer tables. The kernel looks up, compares and
 * adds; the rules stay readable. Fixed point: utilities and ln values have 10 fractional bits, trust and severity 8.
 */
import {
  BASKET_STEPS,
  BUDGET_STEPS,
  CHANCE_STEPS,
  LEAN_STEPS,
  LOG_STEPS,
  MEMORY_DAYS,
  QUANTILES,
  RATE_BINS,
  SEVERITY_STEPS,
  SHELVES,
  STOCK_STEPS,
  TIE_STEPS,
  TRUST_LEVELS,
  WALLET_BINS,
} from '../../kernel/layout.ts';
import type { FanTables } from '../../kernel/state.ts';
import { exp, ln, logistic, normalQuantile } from '../elementary.ts';
import type { Params } from '../params.ts';
import { clamp, FEN_PER_UNIT, fixed, threshold } from '../units.ts';
import { eagernessBins } from './adoption.ts';
import { expectedOf, severity } from './experience.ts';
import * as purchase from './purchase.ts';
import { rateBins, tieFactor } from './rates.ts';
import { experienceLean, lnShelf, shelfShare, trustLean, walletLean } from './shelves.ts';

/** Fractional bits of utilities and logarithms. */
export const LOG_BITS = 10;
/** Fractional bits of the visit clock (1 = one day of intensity 1) and of the hazard clocks. */
export const VISIT_CLOCK_BITS = 16;
export const HAZARD_CLOCK_BITS = 20;
/** Tie sums are Σ trust² with 12 fractional bits. */
export const TIE_SUM_BITS = 12;
const LN2 = Math.LN2;

/** With what the first day needs and the kernel does not. */
export interface CompiledTables extends FanTables {
  readonly rates: Float64Array;
  readonly eagerness: Float64Array;
}

const compiled = new WeakMap<Params, CompiledTables>();

/** The tables of a set of parameters, compiled once: forks of a run share them. Nobody writes into them. */
export function compileFanTables(params: Params): CompiledTables {
  let tables = compiled.get(params);
  if (!tables) {
    tables = {
      ...rateTables(params),
      ...trialTables(params),
      ...utilityTables(params),
      ...deliveryTables(params),
    };
    compiled.set(params, tables);
  }
  return tables;
}

function rateTables(params: Params) {
  const rates = rateBins(params['fans.rateShape'], params['fans.rateCap'], RATE_BINS);
  const { mantissa, shift } = gapsOf(rates, VISIT_CLOCK_BITS, params['visits.rate']);
  const tieGap = new Uint16Array(TIE_STEPS + 1);
  for (let step = 0; step <= TIE_STEPS; step++) {
    const sum = (step / TIE_STEPS) * params['visits.tieSaturation'];
    tieGap[step] = Math.min(0xffff, fixed(1 / Math.max(1e-3, tieFactor(params, sum)), 8));
  }
  const negLog2 = new Uint16Array(LOG_STEPS);
  for (let at = 0; at < LOG_STEPS; at++) negLog2[at] = fixed(ln(1 + (at + 0.5) / LOG_STEPS) / LN2, LOG_BITS);
  return {
    rates,
    gapMantissa: mantissa,
    gapShift: shift,
    tieGap,
    tieStepScale: Math.floor((TIE_STEPS * 2 ** 16) / (params['visits.tieSaturation'] * 2 ** TIE_SUM_BITS)),
    negLog2,
    dormantMean: fixed(params['visits.dormantDays'] * LN2, VISIT_CLOCK_BITS - LOG_BITS),
  };
}

function trialTables(params: Params) {
  const eagerness = eagernessBins(params);
  const { mantissa, shift } = gapsOf(eagerness, HAZARD_CLOCK_BITS, 1);
  return { eagerness, trialMantissa: mantissa, trialShift: shift };
}

/**
 * Mean gap of each group of equal rate, in clock units per −log2 unit (10 bits): a mantissa of 15 bits and a shift.
 * @param clockBits fractional bits of the clock; @param mean rate of a group of rate 1
 */
function gapsOf(rates: Float64Array, clockBits: number, mean: number) {
  const mantissa = new Uint16Array(rates.length);
  const shift = new Int8Array(rates.length);
  for (let bin = 0; bin < rates.length; bin++) {
    let gap = (LN2 * 2 ** (clockBits - LOG_BITS)) / (mean * rates[bin]! + 1e-12);
    let power = 0;
    while (gap < 2 ** 14) {
      gap *= 2;
      power--;
    }
    while (gap >= 2 ** 15 - 0.5) {
      gap /= 2;
      power++;
    }
    mantissa[bin] = Math.floor(gap + 0.5);
    shift[bin] = power;
  }
  return { mantissa, shift };
}

function utilityTables(params: Params) {
  const spread = params['fans.walletSpread'];
  const wallets = Float64Array.from(
    { length: WALLET_BINS },
    (_, bin) => spread * normalQuantile((bin + 0.5) / WALLET_BINS) - (spread * spread) / 2,
  );
  const days = Array.from({ length: MEMORY_DAYS }, (_, day) => day);
  const trusts = Array.from({ length: TRUST_LEVELS }, (_, level) => level / TRUST_LEVELS);
  return {
    ...shelfTables(params, wallets, trusts),
    expected: Int32Array.from(trusts, (trust) => fixed(expectedOf(params, trust), LOG_BITS)),
    trustUtility: Int32Array.from(trusts, (trust) => fixed(purchase.trustUtility(params, trust), LOG_BITS)),
    stockMemory: Int32Array.from(days, (day) => fixed(purchase.stockMemory(params, day), 15)),
    budgetMemory: Int32Array.from(days, (day) => fixed(purchase.budgetMemory(day), 15)),
    // spend over wallet has 8 fractional bits and is looked up in steps of 1/16
    budgetUtility: Int32Array.from({ length: BUDGET_STEPS }, (_, step) =>
      fixed(purchase.budgetUtility(params, (step + 0.5) / 16), LOG_BITS),
    ),
    // as spend: 8 fractional bits, in steps of 1/16
    stockUtility: Int32Array.from({ length: STOCK_STEPS }, (_, step) =>
      fixed(purchase.stockUtility(params, (step + 0.5) / 16), LOG_BITS),
    ),
    walletUtility: Int32Array.from(wallets, (w) => fixed(purchase.walletUtility(params, w), LOG_BITS)),
    lnWallet: Int32Array.from(wallets, (w) => fixed(w, LOG_BITS)),
    chance: Int32Array.from({ length: CHANCE_STEPS }, (_, at) =>
      Math.min(2 ** 31 - 1, threshold(logistic((at + 0.5) / 256 - 8), 31)),
    ),
    basketFen: Int32Array.from({ length: BASKET_STEPS }, (_, at) =>
      // an order's money has 31 bits: a basket of 300,000, as currencies of small units have it, would wrap
      Math.min(
        2 ** 31 - 1,
        Math.floor(params['purchase.basket'] * FEN_PER_UNIT * exp(at / 2 ** LOG_BITS - 4) + 0.5),
      ),
    ),
    basketUnits: Int32Array.from({ length: BASKET_STEPS }, (_, at) => fixed(exp(at / 2 ** LOG_BITS - 4), 8)),
  };
}

function shelfTables(params: Params, wallets: Float64Array, trusts: readonly number[]) {
  const shelfBelow = new Int32Array(LEAN_STEPS * (SHELVES - 1));
  for (let step = 0; step < LEAN_STEPS; step++) {
    const lean = (step + 0.5 - LEAN_STEPS / 2) / 32;
    let below = 0;
    for (let shelf = 0; shelf < SHELVES - 1; shelf++) {
      below += shelfShare(params, shelf, lean);
      shelfBelow[step * (SHELVES - 1) + shelf] = threshold(below, 12);
    }
  }
  return {
    shelfBelow,
    lnShelf: Int32Array.from({ length: SHELVES }, (_, shelf) => fixed(lnShelf(params, shelf), LOG_BITS)),
    walletLean: Int32Array.from(wallets, (w) => fixed(walletLean(params, w), LOG_BITS)),
    trustLean: Int32Array.from(trusts, (trust) => fixed(trustLean(params, trust), LOG_BITS)),
    experienceLean: Int32Array.from(trusts, (trust) => fixed(experienceLean(params, trust), LOG_BITS)),
  };
}

function deliveryTables(params: Params) {
  const width = params['delivery.severityWidth'];
  return {
    normal: Int32Array.from({ length: QUANTILES }, (_, at) =>
      fixed(normalQuantile((at + 0.5) / QUANTILES), LOG_BITS),
    ),
    severity: Uint16Array.from({ length: SEVERITY_STEPS + 1 }, (_, step) =>
      fixed(severity(params, ((step + 0.5) / SEVERITY_STEPS) * width), 8),
    ),
    severityScale: Math.floor((SEVERITY_STEPS * 2 ** 10) / (width * 2 ** LOG_BITS)),
  };
}

/** A 10-bit utility from a float one, clipped so that sums stay far from overflow. */
export function utilityBits(value: number): number {
  return fixed(clamp(value, -64, 64), LOG_BITS);
}
