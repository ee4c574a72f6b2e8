/** What a brief is made of, as it stands in the address: a link brings it back whole. */
import { mostBriefIndicators, mostBriefIntroduction, mostBriefTitle } from '@marsad/indicators/limits';

export interface BriefAddress {
  /** In order; null where the address says nothing of it. */
  readonly indicators: readonly string[] | null;
  readonly title: string;
  readonly introduction: string;
  /** ISO day; null for today. */
  readonly asOf: string | null;
}

export function readBrief(search: URLSearchParams): BriefAddress {
  const given = search.get('i');
  const asOf = search.get('asOf') ?? '';
  return {
    indicators:
      given === null
        ? null
        : [...new Set(given.split(',').filter((id) => id !== ''))].slice(0, mostBriefIndicators),
    title: (search.get('title') ?? '').slice(0, mostBriefTitle),
    introduction: (search.get('intro') ?? '').slice(0, mostBriefIntroduction),
    asOf: isDay(asOf) ? asOf : null,
  };
}

/** What else is in the address stays. */
export function writeBrief(before: URLSearchParams, change: Partial<BriefAddress>): URLSearchParams {
  const after = new URLSearchParams(before);
  const { indicators, title, introduction, asOf } = { ...readBrief(before), ...change };
  const put = (name: string, value: string | null) =>
    value === null || value === '' ? after.delete(name) : after.set(name, value);
  // None chosen is a choice too.
  if (indicators === null) after.delete('i');
  else after.set('i', indicators.join(','));
  put('title', title);
  put('intro', introduction);
  put('asOf', asOf);
  return after;
}

/** The list with the item at `from` at `to` instead; as it was where one of them is no place of it. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}
