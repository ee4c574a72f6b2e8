/** The figure in parts, kind and numbers, in step with the figure in words. */
import {
  type DomainProblem,
  type FigureOptions,
  figureFromStructured,
  type Language,
  type PartialQuantity,
  type Per,
  parseFigure,
  type Qualifier,
} from '@marsad/indicators';

export interface Explicit {
  readonly kind: Qualifier;
  /** As typed: the number, or the lower one of a range. */
  readonly first: string;
  /** The upper one of a range; else empty. */
  readonly second: string;
}

export const noParts: Explicit = { kind: 'exact', first: '', second: '' };

/** Before an indicator is chosen anything goes. */
export const anyFigure: FigureOptions = {
  unit: '1',
  nonNegative: false,
  integer: false,
  rateBasis: 'month',
};

/** The parts of a figure in words, and what its words say it is per; null where they can't be read. */
export function explicitOf(
  text: string,
  options: FigureOptions,
  language: Language,
): (Explicit & { readonly per: Per | null }) | null {
  const parsed = parseFigure(text, { ...options, language });
  if (parsed.kind !== 'figure') return null;
  const { qualifier: kind, point, lower, upper } = parsed.quantity;
  const [first, second] = numbersOf(kind, { point, lower, upper });
  return { kind, first: written(first), second: written(second), per: parsed.per };
}

type Numbers = {
  readonly point: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

function numbersOf(kind: Qualifier, { point, lower, upper }: Numbers): [number | null, number | null] {
  switch (kind) {
    case 'exact':
    case 'about':
      return [point, null];
    case 'range':
      return [lower, upper];
    case 'more-than':
    case 'at-least':
      return [lower, null];
    case 'less-than':
    case 'at-most':
      return [upper, null];
  }
}

/** 1.234 could be taken for a group of three: a fourth decimal says that it is none. */
const written = (n: number | null) =>
  n === null ? '' : String(n).replace(/^(-?[1-9]\d{0,2}\.\d{3})$/, '$10');

export type InWords =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'problem'; readonly problem: DomainProblem };

/** The figure in words that these parts make. */
export function inWords(parts: Explicit, options: FigureOptions, language: Language): InWords {
  const needed = parts.kind === 'range' ? [parts.first, parts.second] : [parts.first];
  if (needed.some((text) => text.trim() === '')) return { kind: 'incomplete' };
  const numbers: number[] = [];
  for (const text of needed) {
    // A bound of "more than" need not be what the figure itself has to be: that is asked of the whole.
    const read = parseFigure(text, { ...anyFigure, language });
    if (read.kind === 'problem') return read;
    if (read.kind === 'missing' || read.quantity.qualifier !== 'exact' || read.quantity.point === null)
      return { kind: 'problem', problem: { code: 'figure-not-read', params: { text } } };
    numbers.push(read.quantity.point);
  }
  const [first = 0, second = 0] = numbers;
  const made = figureFromStructured(quantityOf(parts.kind, first, second), { ...options, language });
  if (made.kind === 'figure') return { kind: 'text', text: made.quantity.text };
  return made.kind === 'missing' ? { kind: 'incomplete' } : made;
}

function quantityOf(qualifier: Qualifier, first: number, second: number): PartialQuantity {
  switch (qualifier) {
    case 'exact':
    case 'about':
      return { qualifier, point: first };
    case 'range':
      return { qualifier, lower: first, upper: second };
    case 'more-than':
    case 'at-least':
      return { qualifier, lower: first };
    case 'less-than':
    case 'at-most':
      return { qualifier, upper: first };
  }
}
