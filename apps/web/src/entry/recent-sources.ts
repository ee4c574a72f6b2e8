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

export function rememberSource({ title, publisher, date, url, reliability }: RecentSource): void {
  try {
    const used = { title, publisher, date, url, reliability };
    localStorage.setItem(storedAs, JSON.stringify(withSource(recentSources(), used)));
  } catch {
    // Nothing is remembered without storage.
  }
}
