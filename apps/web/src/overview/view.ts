/** What of the indicators is shown, and sorted by what: all of it stands in the address, so that a link restores it. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { holdsWords } from './fold.js';
import { type IndicatorState, isFiring, states, verdictState } from './state.js';
import { type Theme, themeOf, themes } from './theme.js';

export const grades = ['A', 'B', 'C', 'D', 'E', 'F', 'none'] as const;
export type Grade = (typeof grades)[number];
export const sortKeys = ['name', 'verdict', 'ratio', 'fresh', 'grade'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sort {
  readonly by: SortKey;
  readonly descending: boolean;
}

export interface View {
  readonly q: string;
  readonly status: IndicatorState | null;
  readonly theme: Theme | null;
  readonly grade: Grade | null;
  readonly overdue: boolean;
  readonly pinned: boolean;
  /** Null for the reader's own order. */
  readonly sort: Sort | null;
}

export type ChangeView = (change: Partial<View>) => void;

const longestSearch = 200;
const one = <T extends string>(known: readonly T[], given: string | null): T | null =>
  known.find((candidate) => candidate === given) ?? null;

/** What an address asks for; what it says and nobody knows is as good as unsaid. */
export function readView(search: URLSearchParams): View {
  const sort = search.get('sort') ?? '';
  const by = one(sortKeys, sort.replace(/^-/, ''));
  return {
    q: (search.get('q') ?? '').slice(0, longestSearch),
    status: one(states, search.get('status')),
    theme: one(themes, search.get('theme')),
    grade: one(grades, search.get('grade')),
    overdue: search.get('overdue') === '1',
    pinned: search.get('pinned') === '1',
    sort: by === null ? null : { by, descending: sort.startsWith('-') },
  };
}

/** The same address with another view; what it says beside that stays. */
export function writeView(before: URLSearchParams, change: Partial<View>): URLSearchParams {
  const view = { ...readView(before), ...change };
  const after = new URLSearchParams(before);
  const said: Readonly<Record<string, string | null>> = {
    q: view.q === '' ? null : view.q,
    status: view.status,
    theme: view.theme,
    grade: view.grade,
    overdue: view.overdue ? '1' : null,
    pinned: view.pinned ? '1' : null,
    sort: view.sort === null ? null : `${view.sort.descending ? '-' : ''}${view.sort.by}`,
  };
  for (const [name, value] of Object.entries(said)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

export const everything: Partial<View> = {
  q: '',
  status: null,
  theme: null,
  grade: null,
  overdue: false,
  pinned: false,
};

export function isFiltered({ q, status, theme, grade, overdue, pinned }: View): boolean {
  return q.trim() !== '' || status !== null || theme !== null || grade !== null || overdue || pinned;
}

/** How far the source of the newest figure is trusted; null where there is no figure to have a source. */
export function gradeOf({ latest }: Pick<IndicatorSummaryWire, 'latest'>): Grade | null {
  if (latest === null) return null;
  return one(grades, latest.observation?.reliability ?? null) ?? 'none';
}

export function isShown(indicator: IndicatorSummaryWire, view: View, pinned: ReadonlySet<string>): boolean {
  const { name, id } = indicator;
  if (view.pinned && !pinned.has(id)) return false;
  if (view.overdue && indicator.overdue === null) return false;
  if (view.theme !== null && themeOf(indicator) !== view.theme) return false;
  if (view.grade !== null && gradeOf(indicator) !== view.grade) return false;
  if (view.status === 'firing' && !isFiring(indicator)) return false;
  if (view.status !== null && view.status !== 'firing' && verdictState(indicator) !== view.status)
    return false;
  return holdsWords(`${name.en} ${name.ar ?? ''} ${id}`, view.q);
}

type Key = number | string;

/** What an indicator is sorted by, null where it has nothing to be sorted by: it then comes last either way. */
function sortValue(
  indicator: IndicatorSummaryWire,
  by: SortKey,
  nameOf: (i: IndicatorSummaryWire) => string,
) {
  const { latest } = indicator;
  switch (by) {
    case 'name':
      return nameOf(indicator);
    case 'verdict':
      return latest === null ? null : states.indexOf(verdictState(indicator));
    case 'ratio':
      return latest === null ? null : middle(latest.comparison.ratio);
    case 'fresh':
      return latest === null ? null : latest.period.end;
    case 'grade': {
      const grade = gradeOf(indicator);
      return grade === null ? null : grades.indexOf(grade);
    }
  }
}

/** Intervals have no order; for the eye alone they stand by their middle, or by the end that is known. */
function middle(
  ratio: { readonly lower: number | null; readonly upper: number | null } | null,
): number | null {
  if (ratio === null) return null;
  const { lower, upper } = ratio;
  return lower !== null && upper !== null ? (lower + upper) / 2 : (lower ?? upper);
}

/** Sorted anew; equals keep the order they came in. */
export function sorted(
  indicators: readonly IndicatorSummaryWire[],
  sort: Sort | null,
  nameOf: (indicator: IndicatorSummaryWire) => string,
  locale: string,
): readonly IndicatorSummaryWire[] {
  if (sort === null) return indicators;
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = (a: Key, b: Key) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return indicators
    .map((indicator) => ({ indicator, value: sortValue(indicator, sort.by, nameOf) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return compare(a.value, b.value) * (sort.descending ? -1 : 1);
    })
    .map(({ indicator }) => indicator);
}
