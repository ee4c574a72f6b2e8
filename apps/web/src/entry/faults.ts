import type { ProblemItemWire } from '@marsad/indicators/contract';

export const fields = [
  'indicator',
  'period',
  'dimensions',
  'value',
  'per',
  'title',
  'publisher',
  'date',
  'url',
  'locator',
  'reliability',
  'credibility',
  'status',
  'note',
  'comment',
] as const;
export type FieldName = (typeof fields)[number];

/** The field a JSON pointer into the body means; null where no field does. */
export function fieldOf(pointer: string): FieldName | null {
  const [, first = '', second = ''] = pointer.split('/');
  const name = first === 'source' ? second || 'title' : first;
  return (fields as readonly string[]).includes(name) ? (name as FieldName) : null;
}

export type Faults = Partial<Record<FieldName | 'form', readonly ProblemItemWire[]>>;

/** Faults sorted to their fields, and those without one to the form as a whole. */
export function byField(items: readonly ProblemItemWire[]): Faults {
  const sorted: Partial<Record<FieldName | 'form', ProblemItemWire[]>> = {};
  for (const item of items) {
    const name = fieldOf(item.pointer) ?? 'form';
    const list = sorted[name] ?? [];
    list.push(item);
    sorted[name] = list;
  }
  return sorted;
}
