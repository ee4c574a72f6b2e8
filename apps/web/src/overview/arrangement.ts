/** Order, pins and groups: how somebody has arranged the overview. Pure; what it names and is gone is passed over. */
import type { ArrangementWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { stateOf, states } from './state.js';
import { themeOf, themes } from './theme.js';

export const unarranged: ArrangementWire = { density: null, grouping: 'section', order: [], pinned: [] };

/** As many as can be looked at one by one. */
const mostPanels = 16;

export function densityOf({ density }: ArrangementWire, indicators: number): 'comfortable' | 'compact' {
  return density ?? (indicators <= mostPanels ? 'comfortable' : 'compact');
}

/** In the reader's order; whatever it does not name keeps its place behind those, in the order it came in. */
export function inOrder<T extends { readonly id: string }>(
  items: readonly T[],
  order: readonly string[],
): T[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return [...items].sort(
    (a, b) =>
      (place.get(a.id) ?? Number.POSITIVE_INFINITY) - (place.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
  );
}

export const sections = ['headline', 'further', 'own', 'unquantified'] as const;
export type GroupKey =
  | 'pinned'
  | 'all'
  | `section.${(typeof sections)[number]}`
  | `theme.${(typeof themes)[number]}`
  | `status.${(typeof states)[number]}`;

export interface Group {
  readonly key: GroupKey;
  readonly members: readonly IndicatorSummaryWire[];
}

/** The pinned ones first, whatever the grouping; then the groups that have members. */
export function grouped(
  indicators: readonly IndicatorSummaryWire[],
  { grouping, pinned }: Pick<ArrangementWire, 'grouping' | 'pinned'>,
): Group[] {
  const isPinned = new Set(pinned);
  const rest = indicators.filter(({ id }) => !isPinned.has(id));
  const groups: Group[] = [
    { key: 'pinned', members: indicators.filter(({ id }) => isPinned.has(id)) },
    ...keysOf(grouping).map((key) => ({ key, members: rest.filter((one) => keyOf(one, grouping) === key) })),
  ];
  return groups.filter(({ members }) => members.length > 0);
}

function keysOf(grouping: ArrangementWire['grouping']): GroupKey[] {
  switch (grouping) {
    case 'section':
      return sections.map((section) => `section.${section}` as const);
    case 'theme':
      return themes.map((theme) => `theme.${theme}` as const);
    case 'status':
      return states.map((state) => `status.${state}` as const);
    case 'none':
      return ['all'];
  }
}

function keyOf(indicator: IndicatorSummaryWire, grouping: ArrangementWire['grouping']): GroupKey {
  switch (grouping) {
    case 'section':
      return `section.${indicator.section}`;
    case 'theme':
      return `theme.${themeOf(indicator)}`;
    case 'status':
      return `status.${stateOf(indicator)}`;
    case 'none':
      return 'all';
  }
}

export function pinned(arrangement: ArrangementWire, id: string, on: boolean): ArrangementWire {
  const others = arrangement.pinned.filter((other) => other !== id);
  return { ...arrangement, pinned: on ? [...others, id] : others };
}
