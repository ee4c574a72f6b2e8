/** Which codes of an indicator's dimensions a text names: places first, since most dimensions are places. */
import type { Dimension, Dimensions } from '../../indicator/indicator.js';
import type { FigureInText, MatchReason } from './match.js';
import { stemsOf } from './stem.js';

interface KnownCode {
  readonly code: string;
  readonly name: string;
  /** Its names, each word by word. */
  readonly names: readonly (readonly string[])[];
}

interface FoundCodes {
  readonly dimensions: Dimensions;
  readonly found: readonly MatchReason[];
}

/** Where a code is named, the surest first. */
type Place = 'counted' | 'place' | 'sentence' | 'section';
const places: readonly Place[] = ['counted', 'place', 'sentence', 'section'];

export class CodeFinder {
  readonly #dimensions: readonly { readonly id: string; readonly codes: readonly KnownCode[] }[];

  constructor(dimensions: readonly Dimension[]) {
    this.#dimensions = dimensions.map(({ id, codes }) => ({
      id,
      codes: codes.map(({ code, name }) => ({
        code,
        name: name.en,
        names: [name.en, name.ar, code]
          .flatMap((text) => (text === undefined ? [] : [stemsOf(text)]))
          .filter((words) => words.length > 0),
      })),
    }));
  }

  /** At most one code of a dimension: where two are named equally near, neither. */
  find(texts: Texts): FoundCodes {
    const dimensions: Record<string, string> = {};
    const found: MatchReason[] = [];
    for (const { id, codes } of this.#dimensions) {
      const one = codeIn(codes, texts);
      if (one === null) continue;
      dimensions[id] = one.code.code;
      found.push({
        code: one.place === 'place' ? 'place' : 'code',
        params: { dimension: id, code: one.code.code, name: one.code.name },
      });
    }
    return { dimensions, found };
  }
}

/** What is said around a figure, in stems. */
export interface Texts {
  readonly words: Readonly<Record<Place, readonly string[]>>;
  /** At which word of the sentence the figure stands. */
  readonly at: number;
}

export function textsOf({ figure, words, sentence, section }: FigureInText): Texts {
  const before = sentence.slice(0, Math.max(0, figure.start - figure.sentence.start));
  return {
    words: {
      counted: stemsOf([figure.counted, figure.unitText, words].filter(Boolean).join(' ')),
      place: stemsOf(figure.place ?? ''),
      sentence: stemsOf(sentence),
      section: stemsOf(section ?? ''),
    },
    at: stemsOf(before).length,
  };
}

function codeIn(codes: readonly KnownCode[], { words, at }: Texts): { code: KnownCode; place: Place } | null {
  for (const place of places) {
    const named = codes.flatMap((code) => {
      const distance = nearestOf(code, words[place], at);
      return distance === null ? [] : [{ code, distance: place === 'sentence' ? distance : 0 }];
    });
    if (named.length === 0) continue;
    const [first, second] = named.sort((a, b) => a.distance - b.distance);
    // "men and women": a figure of both is of neither.
    if (first === undefined || first.distance === second?.distance) return null;
    return { code: first.code, place };
  }
  return null;
}

/** How many words away a code is named; null where it is not. */
function nearestOf({ names }: KnownCode, words: readonly string[], at: number): number | null {
  let nearest: number | null = null;
  for (const name of names)
    for (let from = 0; from + name.length <= words.length; from++) {
      if (!name.every((word, nth) => words[from + nth] === word)) continue;
      const distance = from >= at ? from - at : at - (from + name.length) + 1;
      if (nearest === null || distance < nearest) nearest = distance;
    }
  return nearest;
}
