/** What a column can be said to be, as the values of a list to choose from. */
import type { TableShape } from '@marsad/indicators/table';
import type { FieldPath, Meaning } from './mapping-edit.js';

export type Choice = 'ignored' | FieldPath | `across/${string}`;

/** Of a column that is one of several things at once, which no choice says alone. */
export const severalThings = 'across/several';

export function choiceOf(meaning: Meaning): Choice {
  switch (meaning.kind) {
    case 'ignored':
      return 'ignored';
    case 'field':
      return meaning.path;
    case 'across': {
      const { period, indicator, dimensions = {} } = meaning.of;
      const parts = Object.entries(dimensions);
      const [part] = parts;
      const said = [period, indicator, ...parts].filter((one) => one !== undefined).length;
      if (said !== 1) return said === 0 ? 'across/period' : severalThings;
      if (period !== undefined) return 'across/period';
      if (indicator !== undefined) return `across/indicator/${indicator}`;
      return part === undefined ? severalThings : `across/part/${part[0]}/${part[1]}`;
    }
  }
}

/** @param name what the column is called: it may name its period. */
export function meaningOf(choice: Choice, name: string): Meaning {
  if (choice === 'ignored') return { kind: 'ignored' };
  if (choice === 'across/period') return { kind: 'across', of: { period: name.trim() } };
  const [, indicator] = /^across\/indicator\/(.+)$/.exec(choice) ?? [];
  if (indicator !== undefined) return { kind: 'across', of: { indicator } };
  const [, dimension, code] = /^across\/part\/([^/]+)\/(.+)$/.exec(choice) ?? [];
  if (dimension !== undefined && code !== undefined)
    return { kind: 'across', of: { dimensions: { [dimension]: code } } };
  return { kind: 'field', path: choice as FieldPath };
}

const groups = {
  figure: ['value', 'value/lower', 'value/upper', 'value/point', 'per'],
  period: ['period', 'period/from', 'period/to', 'period/year', 'period/month', 'period/week'],
  events: [
    'events/date',
    'events/count',
    'events/count/lower',
    'events/count/upper',
    'events/count/point',
    'per',
  ],
  source: [
    'source/title',
    'source/publisher',
    'source/author',
    'source/date',
    'source/url',
    'source/locator',
  ],
  more: ['indicator', 'reliability', 'credibility', 'status', 'note'],
} as const;

/** Which kinds of fields a table of a shape has: events have dates instead of a period and a figure of their own. */
export function groupsOf(shape: TableShape | undefined) {
  const first = shape === 'events' ? (['events'] as const) : (['figure', 'period'] as const);
  return [...first, 'source', 'more'].map((group) => ({
    group: group as keyof typeof groups,
    paths: groups[group as keyof typeof groups],
  }));
}
