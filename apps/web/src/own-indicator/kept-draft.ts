/** What is typed in the designer stays on this device until it is sent or thrown away. */
import { value, withParts } from '@marsad/indicators/stored';
import { keepLocalDocument, localDocument } from '../session/local-document.js';
import { draftOf, type IndicatorDraft } from './definition.js';

interface KeptDraft {
  /** Of what: a new one, a copy of which, or which version of which. */
  readonly of: string;
  readonly step: number;
  readonly draft: IndicatorDraft;
}

const parts = withParts<KeptDraft>({ of: 'text', step: 'number', draft: 'fields' });

/** A field that an older page did not have is as in an empty form, and one that is of another kind too. */
const indicatorDraft = value<KeptDraft>('draft of an indicator', (given) => {
  const { of, step, draft } = parts(given);
  const empty = draftOf(null);
  const held = draft as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.entries(empty).map(([name, first]) => {
    const kept = held[name];
    const fits = typeof kept === typeof first && Array.isArray(kept) === Array.isArray(first);
    return [name, fits ? kept : first];
  });
  return { of, step, draft: Object.fromEntries(fields) as unknown as IndicatorDraft };
});

export function keptDraft(person: string | null, of: string): KeptDraft | null {
  const kept = localDocument(person, 'indicator', indicatorDraft);
  return kept?.of === of ? kept : null;
}

export function keepDraft(person: string | null, kept: KeptDraft | null): void {
  keepLocalDocument(person, 'indicator', indicatorDraft, kept);
}
