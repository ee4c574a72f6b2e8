/** What becomes of something a package holds, by what is here of it already. */
import { isSameJson } from '@marsad/db';
import type { Problem, SomeText } from '@marsad/indicators';
import type { PackageOutcome, PackagePart } from '@marsad/indicators/contract';
import type { RowFault, Said } from './row.js';

export interface PlannedItem {
  readonly of: PackagePart;
  readonly id: string;
  readonly name: SomeText;
  readonly outcome: PackageOutcome;
  /** In what it differs from what is here. */
  readonly parts: readonly string[];
  /** It was deleted here, or is hidden. */
  readonly deleted: boolean;
  readonly faults: readonly RowFault[];
}

/** The items of one part, and what of it is to be made. */
export interface PlannedPart<T> {
  readonly items: readonly PlannedItem[];
  readonly made: readonly T[];
}

/** What is here: null for nothing, `gone` for what was there and may not come back by itself. */
export type Here =
  | { readonly kind: 'none' | 'gone' }
  | { readonly kind: 'held'; readonly differs: readonly string[] };

export const none: Here = { kind: 'none' };
export const gone: Here = { kind: 'gone' };

/** The parts in which two differ, by name. */
export function held<T extends object>(theirs: T, ours: T): Here {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])] as (keyof T & string)[];
  return { kind: 'held', differs: names.filter((name) => !isSameJson(theirs[name], ours[name])) };
}

/**
 * @param hereOf what is here of each.
 * @param whyNot what keeps a new one from being made, by how many were made before it; null for nothing.
 */
export function planPart<T>(
  of: PackagePart,
  said: readonly Said<T>[],
  hereOf: (value: T, id: string) => Here,
  whyNot: (value: T, made: number) => Problem | null = () => null,
): PlannedPart<T> {
  const made: T[] = [];
  const items = said.map(({ id, name, value, faults }): PlannedItem => {
    const item = { of, id, name, parts: [], deleted: false, faults: [] };
    if (value === null) return { ...item, outcome: 'refused', faults };
    const here = hereOf(value, id);
    if (here.kind === 'gone') return { ...item, outcome: 'differs', deleted: true };
    if (here.kind === 'held')
      return { ...item, outcome: here.differs.length === 0 ? 'unchanged' : 'differs', parts: here.differs };
    const fault = whyNot(value, made.length);
    if (fault !== null) return { ...item, outcome: 'refused', faults: [{ pointer: '', problem: fault }] };
    made.push(value);
    return { ...item, outcome: 'new' };
  });
  return { items, made };
}
