/** Where a figure is of: "in Ninewa and Anbar", "في محافظة نينوى". */
import type { Stretch } from './found.js';
import { type Between, governing, type Run } from './governs.js';
import { endOfPlace } from './place-name.js';
import type { Token } from './scan.js';
import { isArabic } from './token.js';
import { beforePlace, placeKinds, stops } from './words.js';

export interface Place extends Stretch {
  readonly at: Run;
}

/** In tokens, between a figure and the place that it is of. */
const furthest = 40;

/** Every place of a sentence, in order. */
export function placesOf(tokens: readonly Token[]): Place[] {
  const found: Place[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const place = placeAt(tokens, at);
    if (place === null) continue;
    let to = at + 1;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < place.end) to += 1;
    found.push({ ...place, at: { from: at, to } });
  }
  return found;
}

/** The one that the figure is of, as it is written. */
export function placeOf(
  text: string,
  places: readonly Place[],
  figure: Stretch & { readonly at: Run },
  between: Between,
): string | null {
  const near = places.filter(
    ({ at }) =>
      at.from < figure.at.to + furthest &&
      at.from >= figure.at.from - furthest &&
      !between.isElsewhere(at, figure.at),
  );
  const found = governing(near, figure, between);
  return found === null ? null : text.slice(found.start, found.end);
}

function placeAt(tokens: readonly Token[], at: number): Stretch | null {
  const lead = tokens[at];
  if (lead === undefined) return null;
  if (lead.folded === 'في' || lead.folded === 'داخل') return arabicPlace(tokens, at + 1);
  if (!beforePlace.has(lead.folded)) return null;
  let from = at + 1;
  while (
    /^(?:the|northern|southern|eastern|western|central|north|south|east|west)$/.test(
      tokens[from]?.folded ?? '',
    )
  )
    from += 1;
  let end = endOfPlace(tokens, from);
  // "The Syrian territories"
  const noun = tokens[end];
  if (
    end > from &&
    noun?.isWord &&
    noun.kind === null &&
    !stops.has(noun.folded) &&
    tokens[from - 1]?.folded === 'the'
  )
    end += 1;
  const [first, last] = [tokens[from], tokens[end - 1]];
  return first && last && end > from ? { start: first.start, end: last.end } : null;
}

/** "محافظة نينوى شمال العراق": where that is, and no part of its name. */
const towards = /^(?:شمال|جنوب|شرق|غرب)ي?$/;

function arabicPlace(tokens: readonly Token[], from: number): Stretch | null {
  const first = tokens[from];
  if (first === undefined || !isArabic(first) || !placeKinds.has(first.folded)) return null;
  let end = from + 1;
  while (
    end < from + 3 &&
    tokens[end]?.isWord &&
    tokens[end]?.kind === null &&
    !stops.has(tokens[end]?.folded ?? '') &&
    !(end > from + 1 && towards.test(tokens[end]?.folded ?? ''))
  )
    end += 1;
  return { start: first.start, end: tokens[end - 1]?.end ?? first.end };
}
