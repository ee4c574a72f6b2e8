/** What is wrong with what was typed, and at which field: from the form itself, or from the server's problem. */
import type { ProblemItemWire } from '@marsad/indicators/contract';
import { ApiError } from '../api/client.js';

/** A field as the form knows it: what it is called, and which parts of the body it makes. */
export interface KnownField {
  readonly label: string;
  /** JSON pointers without their first slash; what lies below one of them is its business too. */
  readonly makes: readonly string[];
}

export interface SortedFaults {
  readonly byField: ReadonlyMap<string, readonly string[]>;
  /** What is of no field here: this page is older or newer than the server, or it is about the whole. */
  readonly others: readonly string[];
}

/** Brings each fault to the field that makes what it points to; the nearest wins. */
export function sortFaults(
  items: readonly Pick<ProblemItemWire, 'pointer' | 'detail'>[],
  known: ReadonlyMap<string, KnownField>,
): SortedFaults {
  const byField = new Map<string, string[]>();
  const others: string[] = [];
  for (const { pointer, detail } of items) {
    const name = fieldFor(pointer.replace(/^\//, ''), known);
    if (name === null) others.push(detail);
    else byField.set(name, [...new Set([...(byField.get(name) ?? []), detail])]);
  }
  return { byField, others: [...new Set(others)] };
}

function fieldFor(pointer: string, known: ReadonlyMap<string, KnownField>): string | null {
  let nearest: { readonly name: string; readonly length: number } | null = null;
  for (const [name, { makes }] of known) {
    for (const part of makes) {
      const fits = pointer === part || pointer.startsWith(`${part}/`);
      if (fits && part.length > (nearest?.length ?? -1)) nearest = { name, length: part.length };
    }
  }
  return nearest?.name ?? null;
}

/** The faults that a refusal names one by one; none where it does not. */
export function faultsOf(error: unknown): readonly ProblemItemWire[] {
  const failure = error instanceof ApiError ? error.failure : null;
  return failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];
}
