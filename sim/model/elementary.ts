/**
 * Elementary functions from + − × ÷ and √ only. IEEE 754 fixes those five to the last bit, but not exp and log, so
 * everything that is compiled into the kernel's integer tables goes through here: same tables on every engine.
 */

const LN2 = Math.LN2;
// ln 2 split so that k × LN2_HIGH is exact for |k| < 2^20 (Cody & Waite 1980)
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const bits = new DataView(new ArrayBuffer(8));

/** 2^k exactly at k + 1023, for k in −1023…1023. */
const POWERS_OF_TWO = new Float64Array(2047);
POWERS_OF_TWO[1023] = 1;
for (let k = 1; k <= 1023; k++) {
  POWERS_OF_TWO[1023 + k] = POWERS_OF_TWO[1022 + k]! * 2;
  POWERS_OF_TWO[1023 - k] = POWERS_OF_TWO[1024 - k]! / 2;
}

/** 2^(j/64) at j, and ln(i/128) at i, from 128 to 256; ln(i/256) above √2, so that ln near 1 loses no digits. */
const ROOTS_OF_TWO = Float64Array.from({ length: 64 }, (_, j) => expSeries((j * LN2) / 64));
const LOGARITHMS = Float64Array.from({ length: 257 }, (_, i) =>
  i < 128 ? 0 : lnSeries(i / (i > 181 ? 256 : 128)),
);
const RECIPROCALS = Float64Array.from({ length: 257 }, (_, i) => 128 / Math.max(i, 1));

/** Σ rⁿ/n! up to 16!, for |r| ≤ ln 2. */
function expSeries(r: number): number {
  let sum = 1;
  for (let n = 16; n > 0; n--) sum = 1 + (sum * r) / n;
  return sum;
}

/** 2 artanh((m − 1)/(m + 1)), for m from √½ to √2. */
function lnSeries(m: number): number {
  const s = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 25; n > 0; n -= 2) sum = 1 / n + s * s * sum;
  return 2 * s * sum;
}

/**
 * e^x within 2 units in the last place; 0 below −708, Infinity above 709. A table takes x to less than 1/184, where a
 * short series is enough (Tang 1989); so for `ln`. Its terms are paired: a processor then works on several at once.
 */
export function exp(x: number): number {
  if (x < -708) return 0;
  if (x > 709) return Number.POSITIVE_INFINITY;
  const n = Math.floor(x * (64 / LN2) + 0.5);
  const r = x - n * (LN2_HIGH / 64) - n * (LN2_LOW / 64);
  const r2 = r * r;
  const high = 4.1666666666666664e-2 + r * 8.333333333333333e-3 + r2 * 1.388888888888889e-3; // 1/4!, 1/5!, 1/6!
  const rest = r + r2 * (0.5 + r * 1.6666666666666666e-1 + r2 * high);
  const root = ROOTS_OF_TWO[n & 63]!;
  return (root + root * rest) * POWERS_OF_TWO[(n >> 6) + 1023]!;
}

/** Natural logarithm of a positive normal number within 2 units in the last place. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  bits.setFloat64(0, x);
  const exponent = (bits.getUint32(0) >>> 20) - 1023;
  const m = x * POWERS_OF_TWO[1023 - exponent]!; // exact; putting it together from words would stall the processor
  const i = (m * 128 + 0.5) | 0;
  const r = (m - i / 128) * RECIPROCALS[i]!; // the difference is exact
  const k = exponent + ((181 - i) >>> 31);
  const r2 = r * r;
  const high = -0.25 + r * 0.2 + r2 * (r * (1 / 7) - 1 / 6);
  const rest = r2 * (r * (1 / 3) - 0.5 + r2 * high);
  return k * LN2_HIGH + (LOGARITHMS[i]! + (r + (rest + k * LN2_LOW)));
}

/** base^power for base ≥ 0; 0^0 = 1. */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (exponent === 1) return base;
  return base === 0 ? 0 : exp(exponent * ln(base));
}

/** σ(x) = 1 / (1 + e^−x). */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

/** Standard normal quantile (Wichura 1988, AS 241, PPND7: relative error about 1e-7). */
export function normalQuantile(share: number): number {
  const q = share - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    const top = ((5.910937472e1 * r + 1.5929113202e2) * r + 5.0434271938e1) * r + 3.3871327179;
    const bottom = ((6.71875636e1 * r + 7.8757757664e1) * r + 1.7895169469e1) * r + 1;
    return (q * top) / bottom;
  }
  const tail = Math.sqrt(-ln(q < 0 ? share : 1 - share));
  let z: number;
  if (tail <= 5) {
    const r = tail - 1.6;
    z =
      (((1.7023821103e-1 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
      ((1.2021132975e-1 * r + 7.370016425e-1) * r + 1);
  } else {
    const r = tail - 5;
    z =
      (((1.7337203997e-2 * r + 4.2868294337e-1) * r + 3.081226386) * r + 6.657905115) /
      ((1.2258202635e-2 * r + 2.4197894225e-1) * r + 1);
  }
  return q < 0 ? -z : z;
}

/** Regularised lower incomplete gamma function P(shape, x): series (Abramowitz & Stegun 6.5.29) and its tail. */
export function gammaShare(shape: number, x: number, lnGammaShape = lnGamma(shape)): number {
  if (x <= 0) return 0;
  if (x > 60 + 4 * shape) return 1;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 2000 && term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  const share = sum * exp(shape * ln(x) - x - lnGammaShape);
  return Math.min(share, 1);
}

const LN_GAMMA_HALF = 0.5723649429247001; // ln √π

/** Standard normal distribution function, by the incomplete gamma function (Abramowitz & Stegun 26.2.30). */
export function normalShare(z: number): number {
  const inside = gammaShare(0.5, (z * z) / 2, LN_GAMMA_HALF);
  return z < 0 ? (1 - inside) / 2 : (1 + inside) / 2;
}

/** The normal distribution function and its integral at steps of 1/64 from −LAST to LAST, for those who ask by the thousand. */
const STEPS = 64;
const LAST = 6;
const SHARES = Float64Array.from({ length: 2 * LAST * STEPS + 1 }, (_, at) => normalShare(at / STEPS - LAST));
const SHORTFALLS = SHARES.map((share, at) => {
  const z = at / STEPS - LAST;
  return z * share + exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
});

/** Between two entries of such a table; `z` within −LAST and LAST. */
function between(table: Float64Array, z: number): number {
  const place = (z + LAST) * STEPS;
  const at = Math.min(place | 0, table.length - 2); // not below zero, so this is the floor
  return table[at]! + (table[at + 1]! - table[at]!) * (place - at);
}

/** `normalShare` within 1e-5. */
export function quickNormalShare(z: number): number {
  if (z <= -LAST) return 0;
  return z >= LAST ? 1 : between(SHARES, z);
}

/** Mean of what a standard normal draw lacks to z, where it is below: ∫ normalShare up to z, within 2e-5. */
export function normalShortfall(z: number): number {
  if (z <= -LAST) return 0;
  return z >= LAST ? z : between(SHORTFALLS, z);
}

/** ln Γ(x) for x > 0 (Stirling's series after shifting x above 12). */
export function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += ln(z);
    z += 1;
  }
  const r = 1 / (z * z);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680)))) / z;
  return (z - 0.5) * ln(z) - z + 0.9189385332046728 + series - shift;
}
