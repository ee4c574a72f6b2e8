/** What is said at each field of the entry form. */
import type { ProblemItemWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import type { Draft } from './draft.js';
import { type Faults, type FieldName, fields } from './faults.js';

export type FieldNotes = Record<
  FieldName | 'form',
  { readonly errors?: readonly string[]; readonly warnings?: readonly string[] }
>;

/** A field empty as yet isn't scolded: its errors show once it was left, or once saving was tried. */
export function fieldNotes(
  words: Words,
  draft: Draft,
  refused: Faults,
  errors: Faults,
  warnings: Faults,
  touched: ReadonlySet<FieldName>,
): FieldNotes {
  const missing = (name: keyof FieldNotes) =>
    (name === 'period' || name === 'indicator') && draft[name].trim() === ''
      ? words.t(name === 'period' ? 'enter.periodMissing' : 'enter.indicatorMissing')
      : null;
  const say = (name: keyof FieldNotes, items: readonly ProblemItemWire[] = []) => [
    ...new Set(
      items.map(({ code, params, detail }) => missing(name) ?? words.problem(code, params ?? {}, detail)),
    ),
  ];
  const notes: Partial<Record<keyof FieldNotes, FieldNotes['form']>> = {};
  for (const name of [...fields, 'form'] as const) {
    const typed = name === 'value' && draft.value.trim() !== '';
    const live = name === 'form' || touched.has(name) || typed ? errors[name] : undefined;
    notes[name] = { errors: say(name, refused[name] ?? live), warnings: say(name, warnings[name]) };
  }
  return notes as FieldNotes;
}
