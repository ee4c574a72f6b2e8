const cache = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** The width in pixels of a chart label at 12 px, semibold as the widest weight in use. */
export function measureText(text: string): number {
  const known = cache.get(text);
  if (known !== undefined) return known;
  context ??= newContext();
  if (context === null) return text.length * 6.8;
  const width = context.measureText(text).width;
  if (cache.size > 2000) cache.clear();
  cache.set(text, width);
  return width;
}

/** The same where every digit is as wide as the widest, as it is on the axes. */
export function measureTabular(text: string): number {
  return Math.max(measureText(text), measureText(text.replaceAll(/\d/g, '0')));
}

/** With its font set once: to set it reads it anew. */
function newContext(): CanvasRenderingContext2D | null {
  if (typeof document === 'undefined') return null;
  const made = document.createElement('canvas').getContext('2d');
  if (made !== null) made.font = "600 12px 'Inter Variable', 'Noto Sans Arabic Variable', sans-serif";
  return made;
}

/** Widths taken before the fonts came are wrong afterwards. */
export function forgetMeasures(): void {
  cache.clear();
  context = undefined;
}
