/** Markdown tables and the note that a generated page opens with. */

/** A cell in one line; bars would end it. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export function written(command: string): string {
  return `<!-- Written by \`${command}\`; changes by hand are lost. -->`;
}

/** 1e12 stays short, 986000000 becomes 986,000,000. */
export function number(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential().replace('e-', 'e−');
  return value.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');
}

export function range([low, high]: readonly [number, number]): string {
  return `${number(low)} – ${number(high)}`;
}
