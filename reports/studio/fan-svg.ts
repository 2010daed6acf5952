/** The fan of GMV as a drawing that any program for pictures opens: in light colours, for paper and slides. */
import type { Language } from '../../sim/notation/language.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import { escaped } from '../page/html.ts';
import type { BandPoint } from './answer.ts';
import { STUDIO_WORDS } from './words.ts';

interface FanPicture {
  readonly base: readonly BandPoint[];
  readonly plan: readonly BandPoint[];
  /** Unit of money in the market's currency. */
  readonly money: string;
  readonly target: number | undefined;
  readonly title: string;
  readonly lang: Language;
}

const [WIDTH, HEIGHT] = [800, 440];
const ROOM = { left: 70, right: 20, top: 70, bottom: 40 };
/** Lines across. */
const STEPS = 5;
const COLOURS = { plan: '#0072b2', base: '#6b7681', target: '#b3470a', line: '#d9e0e6', text: '#26323d' };

/** The largest value that a drawing has to hold. */
export function mostOf(points: readonly BandPoint[], target: number | undefined): number {
  return Math.max(...points.map(({ q90 }) => q90), target ?? 0, 1);
}

/** Where days and amounts lie; from nothing up to a round number above all. */
function scaleOf({ base, plan, target }: FanPicture) {
  const most = mostOf([...base, ...plan], target);
  const size = 10 ** Math.floor(Math.log10(most / STEPS));
  const step = Math.ceil(most / STEPS / size) * size;
  const days = base.map(({ day }) => Date.parse(day));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 1];
  const [width, height] = [WIDTH - ROOM.left - ROOM.right, HEIGHT - ROOM.top - ROOM.bottom];
  return {
    step,
    x: (day: string) => ROOM.left + (width * (Date.parse(day) - first)) / Math.max(1, last - first),
    y: (amount: number) => ROOM.top + height * (1 - amount / (step * STEPS)),
  };
}

type Scale = ReturnType<typeof scaleOf>;

function spot(value: number): string {
  return value.toFixed(1);
}

function line(points: readonly BandPoint[], name: 'q10' | 'q50' | 'q90', { x, y }: Scale): string {
  return points.map((point) => `${spot(x(point.day))},${spot(y(point[name]))}`).join(' ');
}

function side(points: readonly BandPoint[], colour: string, dash: string, scale: Scale): string {
  if (points.length === 0) return '';
  const ground = `${line(points, 'q90', scale)} ${line(points.toReversed(), 'q10', scale)}`;
  const median = line(points, 'q50', scale);
  return `<polygon points="${ground}" fill="${colour}" fill-opacity="0.26"/><polyline points="${median}" fill="none" stroke="${colour}" stroke-width="2.5"${dash}/>`;
}

function words(at: readonly [x: number, y: number], text: string, more = ''): string {
  return `<text x="${spot(at[0])}" y="${spot(at[1])}" fill="${COLOURS.text}"${more}>${escaped(text)}</text>`;
}

function grid({ x, y, step }: Scale, { base, plan, target, lang, money }: FanPicture): string {
  const { unit, name } = moneyAxis(lang, money, mostOf([...base, ...plan], target));
  const lines = Array.from({ length: STEPS + 1 }, (_, at) => {
    const across = spot(y(at * step));
    return `<line x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${across}" y2="${across}" stroke="${COLOURS.line}"/>${words(
      [ROOM.left - 8, y(at * step) + 4],
      String(Number(((at * step) / unit).toPrecision(4))),
      ' text-anchor="end"',
    )}`;
  });
  const { date } = numbersIn(lang);
  const ends = [base[0], base.at(-1)].flatMap((point, at) =>
    point
      ? [words([x(point.day), HEIGHT - 14], date(point.day), ` text-anchor="${at === 0 ? 'start' : 'end'}"`)]
      : [],
  );
  return [...lines, ...ends, words([14, ROOM.top - 12], name)].join('');
}

export function fanSvg(picture: FanPicture): string {
  const { base, plan, target, title, lang } = picture;
  const scale = scaleOf(picture);
  const say = STUDIO_WORDS[lang];
  const key = `${say.plan} — ${say.base} - - (${say.median}, ${say.middle})`;
  const across = target === undefined ? '' : spot(scale.y(target));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    words([14, 26], title, ' font-size="16" font-weight="600"'),
    words([WIDTH - ROOM.right, 46], key, ' text-anchor="end"'),
    grid(scale, picture),
    side(base, COLOURS.base, ' stroke-dasharray="6 4"', scale),
    side(plan, COLOURS.plan, '', scale),
    across &&
      `<line x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${across}" y2="${across}" stroke="${COLOURS.target}" stroke-dasharray="2 3" stroke-width="1.5"/>`,
    '</svg>\n',
  ].join('');
}
