import { listOf, value, withParts } from '@marsad/indicators/stored';
import { keepLocalDocument, localDocument } from '../session/local-document.js';
import type { Draft } from './draft.js';

export type RecentSource = Pick<Draft, 'title' | 'publisher' | 'date' | 'url' | 'reliability'>;

const most = 8;

/** The newest first, each once by title and date. */
export function withSource(sources: readonly RecentSource[], used: RecentSource): RecentSource[] {
  const others = sources.filter(({ title, date }) => title !== used.title || date !== used.date);
  return [used, ...others].slice(0, most);
}

const sourceParts = withParts<RecentSource>({
  title: 'text',
  publisher: 'text',
  date: 'text',
  url: 'text',
  reliability: 'text',
});

/** A list, without a version: of sources that are none, the others are left. */
export const sourcesDocument = value<readonly RecentSource[]>('list of sources', (given) =>
  listOf(given).flatMap((one) => {
    try {
      const { title, publisher, date, url, reliability } = sourceParts(one);
      return [{ title, publisher, date, url, reliability }];
    } catch {
      return [];
    }
  }),
);

export const recentSources = (person: string | null): readonly RecentSource[] =>
  localDocument(person, 'sources', sourcesDocument) ?? [];

/** Puts a source before the others that were used, on this device too where that is allowed. */
export function rememberSource(
  person: string | null,
  sources: readonly RecentSource[],
  { title, publisher, date, url, reliability }: RecentSource,
): RecentSource[] {
  const remembered = withSource(sources, { title, publisher, date, url, reliability });
  keepLocalDocument(person, 'sources', sourcesDocument, remembered);
  return remembered;
}

/** As one reads it in a list. */
export function sourceText({
  title,
  publisher,
  date,
}: Pick<RecentSource, 'title' | 'publisher' | 'date'>): string {
  return [title, publisher, date].filter((part) => part !== '').join(' · ');
}

/** The source that a draft had and another has not. */
export function setAsideBy(before: Draft, after: Draft): RecentSource | null {
  return before.title !== '' && after.title === '' ? before : null;
}
