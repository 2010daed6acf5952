/** Pictures of charts without a browser: a Vega-Lite specification → SVG → PNG. */
import { Resvg } from '@resvg/resvg-js';
import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** A log that turns every warning of Vega or Vega-Lite into an error: a chart that warns is not finished. */
function strictLog(): LoggerInterface {
  const refuse = (...messages: readonly unknown[]): never => {
    throw new Error(
      `chart: expected a specification without warnings, got ${messages.map(String).join(' ')}`,
    );
  };
  const silent = () => log;
  const level = ((value?: number) => (value === undefined ? 0 : log)) as LoggerInterface['level'];
  const log: LoggerInterface = { level, error: refuse, warn: refuse, info: silent, debug: silent };
  return log;
}

/**
 * Draws a chart as SVG text.
 * @throws when Vega-Lite or Vega has a warning about the specification
 */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const logger = strictLog();
  const view = new View(parse(compile(structuredClone(spec), { logger }).spec), { renderer: 'none', logger });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

interface Item {
  readonly role?: string;
  readonly bounds?: { readonly x2: number };
  readonly items?: readonly Item[];
}

/** The right ends of a chart's legends, and how far it reaches itself, in pixels from the left end of its plot. */
export async function legendsOf(
  spec: TopLevelSpec,
): Promise<{ readonly legends: readonly number[]; readonly width: number }> {
  const logger = strictLog();
  const view = new View(parse(compile(structuredClone(spec), { logger }).spec), { renderer: 'none', logger });
  try {
    await view.runAsync();
    const ends = ({ role, bounds, items = [] }: Item): number[] => [
      ...(role === 'legend' && bounds ? [bounds.x2] : []),
      ...items.flatMap(ends),
    ];
    // the runtime knows a root that its types do not
    const { root } = view.scenegraph() as unknown as { readonly root: Item };
    const [left] = view.origin();
    return { legends: ends(root), width: (spec as { readonly width: number }).width - left };
  } finally {
    view.finalize();
  }
}

/** Draws a chart as PNG bytes, `widthPx` wide, with the fonts of this machine (Chinese needs a Chinese font). */
export async function pngOf(spec: TopLevelSpec, widthPx = 1280): Promise<Uint8Array> {
  const svg = await svgOf(spec);
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: widthPx },
    font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' },
  });
  return picture.render().asPng();
}
