/** A chart of the page made into a picture that stands alone: with its title, its key, its sources and its day. */
import { inRows, wrapped } from './wrap.js';

export interface PictureText {
  readonly title: string;
  readonly subtitle: string;
  /** Below the chart and its key, each wrapped to its width. */
  readonly notes: readonly string[];
  /** Where the view is to be found; runs from left to right in every language. */
  readonly address: string;
  readonly dir: 'ltr' | 'rtl';
}

/** What is drawn of the page: the chart, and the samples of its key with their words. */
export interface Pictured {
  readonly chart: SVGSVGElement;
  readonly key: readonly { readonly sample: SVGSVGElement; readonly said: string }[];
}

/** @returns null where no chart is drawn yet. */
export function picturedIn(frame: HTMLElement): Pictured | null {
  const chart = frame.querySelector<SVGSVGElement>('svg[data-chart]');
  if (chart === null) return null;
  const key = [...frame.querySelectorAll('[data-key] > li')].flatMap((entry) => {
    const sample = entry.querySelector('svg');
    return sample === null ? [] : [{ sample, said: entry.textContent ?? '' }];
  });
  return { chart, key };
}

const svgNs = 'http://www.w3.org/2000/svg';
const pad = 24;
const sizes = { title: 18, subtitle: 13, key: 12, note: 11 } as const;
const keyRow = 28;
const keyLine = 16;
const keyGap = 6;
const lineHeight = 1.4;

/** What of the style sheet shows in a drawing. */
const drawn = [
  'color',
  'direction',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-size',
  'font-weight',
  'opacity',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'unicode-bidi',
] as const;

/** @returns an SVG file in the colours of the page, with its fonts inside. */
export async function svgOf(pictured: Pictured, text: PictureText): Promise<Blob> {
  const drawing = drawingOf(pictured, text);
  drawing.prepend(element('style', {}, await fontFaces()));
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' });
}

function drawingOf({ chart, key }: Pictured, text: PictureText): SVGElement {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => `rgb(${page.getPropertyValue(`--${name}`).trim().split(/\s+/).join(',')})`;
  const font = getComputedStyle(document.body).fontFamily;
  const { width, height } = { width: chart.clientWidth, height: chart.clientHeight };

  const svg = document.createElementNS(svgNs, 'svg');
  svg.setAttribute('xmlns', svgNs);
  svg.setAttribute('font-family', font);
  svg.setAttribute('role', 'img');
  svg.append(element('title', {}, text.title));
  const background = element('rect', { width: '100%', height: '100%', fill: colour('surface') });
  svg.append(background);

  let y = pad;
  const isRtl = text.dir === 'rtl';
  const line = (said: string, at: Line) =>
    svg.append(
      element(
        'text',
        {
          x: String(at.x),
          y: String(at.y),
          'font-size': String(at.size),
          'font-weight': String(at.weight ?? 400),
          fill: colour(at.tone),
          direction: at.dir,
          // In a text that runs from right to left its start is its right end.
          ...(isRtl && at.dir === 'ltr' ? { 'text-anchor': 'end' } : {}),
        },
        said,
      ),
    );
  const write = (said: string, size: number, weight: number, tone: string, dir = text.dir) => {
    for (const one of wrapped(said, width, penOf(`${weight} ${size}px ${font}`))) {
      y += size * lineHeight;
      line(one, { x: isRtl ? pad + width : pad, y: y - size * 0.3, size, weight, tone, dir });
    }
  };
  write(text.title, sizes.title, 600, 'ink');
  write(text.subtitle, sizes.subtitle, 400, 'muted');
  y += 12;
  svg.append(placed(standingAlone(chart), pad, y));
  y += height + 8;
  const { entries, height: keyHeight } = keyPlaced(key, width, penOf(`400 ${sizes.key}px ${font}`));
  for (const { sample, lines, x: from, top } of entries) {
    const wide = sample.clientWidth;
    // From the start of the line: on the right in Arabic, where each sample stands right of its words.
    const start = isRtl ? pad + width - from : pad + from;
    svg.append(placed(standingAlone(sample), isRtl ? start - wide : start, y + top));
    for (const [at, said] of lines.entries())
      line(said, {
        x: isRtl ? start - wide - keyGap : start + wide + keyGap,
        y: y + top + sample.clientHeight / 2 + sizes.key * 0.35 + at * keyLine,
        size: sizes.key,
        tone: 'muted',
        dir: text.dir,
      });
  }
  y += keyHeight + 4;
  for (const note of text.notes) write(note, sizes.note, 400, 'muted');
  write(text.address, sizes.note, 400, 'muted', 'ltr');
  y += pad;

  const whole = { width: width + 2 * pad, height: Math.ceil(y) };
  svg.setAttribute('width', String(whole.width));
  svg.setAttribute('height', String(whole.height));
  svg.setAttribute('viewBox', `0 0 ${whole.width} ${whole.height}`);
  return svg;
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: number;
  readonly tone: string;
  readonly dir: 'ltr' | 'rtl';
}

function placed(drawing: SVGSVGElement, x: number, y: number): SVGSVGElement {
  drawing.setAttribute('x', String(x));
  drawing.setAttribute('y', String(y));
  return drawing;
}

/** The samples of the key with their words, in rows: how far each is from the start of its line, and from the top. */
function keyPlaced(key: Pictured['key'], width: number, measure: (text: string) => number) {
  const said = key.map(({ sample, said }) => {
    const indent = sample.clientWidth + keyGap;
    const lines = wrapped(said, width - indent, measure);
    const height = keyRow + (lines.length - 1) * keyLine;
    return { sample, lines, width: indent + Math.max(...lines.map(measure)), height };
  });
  const { placed: places, height } = inRows(said, width);
  const entries = said.map((entry, at) => ({ ...entry, ...(places[at] ?? { x: 0, top: 0 }) }));
  return { entries, height };
}

const density = 2;

/**
 * @returns a PNG with two pixels for each of the chart's, as print and slides want it. The words are painted with the
 * page's own fonts: a browser draws an SVG before the fonts inside it are ready, and doesn't say when they are.
 */
export async function pngOf(pictured: Pictured, text: PictureText): Promise<Blob> {
  const drawing = drawingOf(pictured, text);
  const painted = [...drawing.querySelectorAll('text')].map((one) => ({ text: one, at: positionOf(one) }));
  for (const { text: words } of painted) words.remove();
  const image = new Image();
  const source = new XMLSerializer().serializeToString(drawing);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * density;
  canvas.height = image.naturalHeight * density;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  brush.scale(density, density);
  const family = drawing.getAttribute('font-family') ?? 'sans-serif';
  for (const { text: words, at } of painted) paint(brush, words, at, family);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('empty picture')) : resolve(blob)),
      'image/png',
    ),
  );
}

/** Within the whole: the chart stands as a drawing of its own inside. */
function positionOf(text: SVGTextElement): { readonly x: number; readonly y: number } {
  const own = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);
  let [x, y] = [own(text, 'x'), own(text, 'y')];
  for (let outer = text.parentElement?.closest('svg'); outer; outer = outer.parentElement?.closest('svg')) {
    x += own(outer, 'x');
    y += own(outer, 'y');
  }
  return { x, y };
}

const alignments: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'end' };

function paint(
  brush: CanvasRenderingContext2D,
  text: SVGTextElement,
  { x, y }: { readonly x: number; readonly y: number },
  family: string,
): void {
  const said = (name: string, otherwise: string) => text.getAttribute(name) ?? otherwise;
  const words = text.textContent ?? '';
  brush.font = `${said('font-weight', '400')} ${Number.parseFloat(said('font-size', '12'))}px ${family}`;
  brush.direction = said('direction', 'ltr') === 'rtl' ? 'rtl' : 'ltr';
  brush.textAlign = alignments[said('text-anchor', 'start')] ?? 'start';
  brush.textBaseline = said('dominant-baseline', 'auto') === 'central' ? 'middle' : 'alphabetic';
  const stroke = said('stroke', 'none');
  if (stroke !== 'none') {
    brush.strokeStyle = stroke;
    brush.lineWidth = Number.parseFloat(said('stroke-width', '1'));
    brush.lineJoin = 'round';
    brush.strokeText(words, x, y);
  }
  brush.fillStyle = said('fill', 'black');
  brush.fillText(words, x, y);
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has read it by then, or has it still.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function element(name: string, attributes: Readonly<Record<string, string>>, text?: string): SVGElement {
  const made = document.createElementNS(svgNs, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The chart without the page: what its classes say is written into it, and nothing in it can be pressed. */
function standingAlone(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) {
    const made = copies[index];
    if (made === undefined) continue;
    const style = getComputedStyle(original);
    if (original instanceof SVGElement && original.localName !== 'title')
      // As attributes: the page's policy lets no style be written into an element.
      for (const name of drawn) made.setAttribute(name, style.getPropertyValue(name));
    for (const name of [
      'style',
      'class',
      'tabindex',
      'role',
      'href',
      'aria-label',
      'aria-hidden',
      'data-chart',
      'data-window',
      'data-break',
    ])
      made.removeAttribute(name);
  }
  for (const title of copy.querySelectorAll('title')) title.remove();
  copy.setAttribute('overflow', 'visible');
  return copy;
}

let pen: CanvasRenderingContext2D | null = null;

/** Measures texts in a font. */
function penOf(font: string): (text: string) => number {
  pen ??= document.createElement('canvas').getContext('2d');
  const held = pen;
  if (held === null) return (text) => text.length * 7;
  return (text) => {
    held.font = font;
    return held.measureText(text).width;
  };
}

/** The fonts the page has loaded, as rules that carry them inside. */
async function fontFaces(): Promise<string> {
  const loaded = [...document.fonts].filter(({ status }) => status === 'loaded');
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => ({ style: rule.style, base: sheet.href ?? document.baseURI })),
  );
  const wanted = rules.filter(({ style }) =>
    loaded.some(
      (face) =>
        bare(face.family) === bare(style.getPropertyValue('font-family')) &&
        rangesOf(face.unicodeRange) === rangesOf(style.getPropertyValue('unicode-range')),
    ),
  );
  const faces = await Promise.all(
    wanted.map(async ({ style, base }) => {
      const address = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1];
      if (address === undefined) return '';
      const data = await dataUrl(new URL(address, base).href);
      const kept = ['font-family', 'font-weight', 'font-style', 'unicode-range']
        .map((name) => [name, style.getPropertyValue(name)])
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}:${value}`);
      return `@font-face{${kept.join(';')};src:url(${data})}`;
    }),
  );
  return faces.join('');
}

const bare = (name: string) => name.replaceAll(/["']/g, '');
const rangesOf = (ranges: string) => ranges.toUpperCase().replaceAll(/[^0-9A-FU+,-]/g, '');

async function dataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable font'));
    reader.readAsDataURL(blob);
  });
}
