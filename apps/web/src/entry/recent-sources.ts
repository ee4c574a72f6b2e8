import type { Draft } from './draft.js';

export type RecentSource = Pick<Draft, 'title' | 'publisher' | 'date' | 'url' | 'reliability'>;

const most = 8;
const storedAs = 'marsad.sources';

/** The newest first, each once by title and date. */
export function withSource(sources: readonly RecentSource[], used: RecentSource): RecentSource[] {
  const others = sources.filter(({ title, date }) => title !== used.title || date !== used.date);
  return [used, ...others].slice(0, most);
}

export function recentSources(): RecentSource[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedAs) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSource) : [];
  } catch {
    return [];
  }
}

function isSource(value: unknown): value is RecentSource {
  if (typeof value !== 'object' || value === null) return false;
  const fields = ['title', 'publisher', 'date', 'url', 'reliability'] as const;
  return fields.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}

/** Puts a source before the others that were used, on this device too where that is allowed. */
export function rememberSource(
  sources: readonly RecentSource[],
  { title, publisher, date, url, reliability }: RecentSource,
): RecentSource[] {
  const remembered = withSource(sources, { title, publisher, date, url, reliability });
  try {
    localStorage.setItem(storedAs, JSON.stringify(remembered));
  } catch {
    // Without storage they last as long as the page.
  }
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
