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

/** What was typed last comes first; more are not kept. */
const mostKept = 10;

/** A field that an older page did not have is as in an empty form, and one that is of another kind too. */
function draftIn(given: unknown): KeptDraft {
  const { of, step, draft } = parts(given);
  const empty = draftOf(null);
  const held = draft as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.entries(empty).map(([name, first]) => {
    const kept = held[name];
    const fits = typeof kept === typeof first && Array.isArray(kept) === Array.isArray(first);
    return [name, fits ? kept : first];
  });
  return { of, step, draft: Object.fromEntries(fields) as unknown as IndicatorDraft };
}

/** An older page kept one alone. */
const indicatorDrafts = value<{ readonly drafts: readonly KeptDraft[] }>('drafts of indicators', (given) => {
  const { drafts } = given as { drafts?: unknown };
  return { drafts: (Array.isArray(drafts) ? drafts : [given]).map(draftIn) };
});

const draftsOf = (person: string | null): readonly KeptDraft[] =>
  localDocument(person, 'indicator', indicatorDrafts)?.drafts ?? [];

export function keptDraft(person: string | null, of: string): KeptDraft | null {
  return draftsOf(person).find((one) => one.of === of) ?? null;
}

/**
 * @param what an indicator or a new one: whatever was typed of it before, over whichever version, is kept no more.
 * @param kept null for nothing any more.
 */
export function keepDraft(person: string | null, what: string, kept: KeptDraft | null): void {
  const others = draftsOf(person).filter(({ of }) => of !== what && !of.startsWith(`${what} `));
  const drafts = [...(kept === null ? [] : [kept]), ...others].slice(0, mostKept);
  keepLocalDocument(person, 'indicator', indicatorDrafts, drafts.length === 0 ? null : { drafts });
}
