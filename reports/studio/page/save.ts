/** Hands a file to whoever reads the page. */

/** Above the picture, pixels of the page. */
const TITLE_ROOM = 30;

export function save(name: string, type: string, content: string | Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A drawing as a PNG on the page's own ground, its title above it. */
export async function pictureOf(drawn: HTMLCanvasElement, title: string): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const room = TITLE_ROOM * devicePixelRatio;
  const canvas = new OffscreenCanvas(drawn.width, drawn.height + room);
  const context = canvas.getContext('2d')!; // every browser that runs the page has one
  context.fillStyle = colour('paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = colour('text');
  context.font = `600 ${room / 2}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(title, room / 3, room * 0.65);
  context.drawImage(drawn, 0, room);
  return canvas.convertToBlob({ type: 'image/png' });
}
