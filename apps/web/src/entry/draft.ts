import type { Language, Per } from '@marsad/indicators';
import type { ObservationBody, OpenSubmissionWire } from '@marsad/indicators/contract';
import { document, listOf, type Step, withParts } from '@marsad/indicators/stored';
import { keepOf, keptOf } from '../session/kept.js';
import { keepLocalDocument, localDocument } from '../session/local-document.js';

/** The entry form's fields, as they stand. */
export interface Draft {
  readonly indicator: string;
  readonly period: string;
  readonly value: string;
  /** '' lets the indicator's own way of counting decide. */
  readonly per: Per | '';
  readonly dimensions: Readonly<Record<string, string>>;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
  readonly locator: string;
  readonly reliability: string;
  readonly credibility: string;
  readonly status: string;
  readonly note: string;
  /** Why it is right in spite of what was warned of. */
  readonly comment: string;
  /** Source and grade are those of the figure before: nobody has typed or chosen them for this one. */
  readonly carried: boolean;
}

export const emptyDraft: Draft = {
  indicator: '',
  period: '',
  value: '',
  per: '',
  dimensions: {},
  title: '',
  publisher: '',
  date: '',
  url: '',
  locator: '',
  reliability: '',
  credibility: '',
  status: 'A',
  note: '',
  comment: '',
  carried: false,
};

/** What is sent; empty fields are left out, so that "not said" is never sent as an empty text. */
export function bodyOf(draft: Draft, language: Language): ObservationBody {
  const chosen = Object.entries(draft.dimensions).filter(([, code]) => code !== '');
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const body = {
    indicator: draft.indicator,
    period: draft.period.trim(),
    value: draft.value.trim(),
    per: draft.per === '' ? undefined : draft.per,
    dimensions: chosen.length === 0 ? undefined : Object.fromEntries(chosen),
    source: {
      title: draft.title.trim(),
      publisher: given(draft.publisher),
      date: given(draft.date),
      url: given(draft.url),
      locator: given(draft.locator),
    },
    reliability: given(draft.reliability),
    credibility: draft.credibility === '' ? undefined : Number(draft.credibility),
    status: draft.status === 'A' ? undefined : draft.status,
    note: given(draft.note),
    comment: given(draft.comment),
    language,
  };
  return JSON.parse(JSON.stringify(body)) as ObservationBody;
}

/** What was handed in and came back, to be mended. */
export function draftOf(open: OpenSubmissionWire): Draft {
  const { source, per } = open;
  return {
    indicator: open.indicator,
    period: open.period.text,
    value: open.quantity.text,
    per,
    dimensions: open.dimensions,
    title: source.title,
    publisher: source.publisher ?? '',
    date: source.date ?? '',
    url: source.url ?? '',
    locator: source.locator ?? '',
    reliability: open.reliability ?? '',
    credibility: open.credibility === null ? '' : String(open.credibility),
    status: open.obsStatus,
    note: open.note ?? '',
    comment: open.comment ?? '',
    carried: false,
  };
}

/** Every field is there, and of what it is today; what was kept as something else, or is no field any more, is passed over. */
const withEveryField: Step = (before) => ({
  ...emptyDraft,
  ...Object.fromEntries(
    Object.entries(before).filter(
      ([name, value]) =>
        Object.hasOwn(emptyDraft, name) &&
        typeof value === typeof emptyDraft[name as keyof Draft] &&
        value !== null,
    ),
  ),
});

export const draftDocument = document<Draft>(
  'draft',
  [withEveryField],
  withParts<Draft>({
    indicator: 'text',
    period: 'text',
    value: 'text',
    per: 'text',
    dimensions: 'fields',
    title: 'text',
    publisher: 'text',
    date: 'text',
    url: 'text',
    locator: 'text',
    reliability: 'text',
    credibility: 'text',
    status: 'text',
    note: 'text',
    comment: 'text',
    carried: 'truth',
  }),
);

/** @param person whose; null where nobody is signed in, who has none. */
export const storedDraft = (person: string | null): Draft =>
  localDocument(person, 'draft', draftDocument) ?? emptyDraft;

/** Whether it is the draft that was stored last, by whichever form. */
export function isStored(person: string | null, draft: Draft): boolean {
  return (
    JSON.stringify({ ...emptyDraft, ...storedDraft(person) }) === JSON.stringify({ ...emptyDraft, ...draft })
  );
}

export const keepDraft = (person: string | null, draft: Draft): void =>
  keepLocalDocument(person, 'draft', draftDocument, draft);

/** Whether a figure is begun in it, or words of its own. */
export const hasFigure = ({ value, note, comment }: Draft): boolean =>
  [value, note, comment].some((text) => text.trim() !== '');

/** Whether something stands in it that was typed for a figure which is not saved. */
export const hasWork = (draft: Draft): boolean =>
  hasFigure(draft) || (!draft.carried && draft.title.trim() !== '');

const mostBegun = 10;

/** The same again is one. */
export function withBegun(begun: readonly Draft[], draft: Draft): readonly Draft[] {
  const written = JSON.stringify(draft);
  return [draft, ...begun.filter((one) => JSON.stringify(one) !== written)].slice(0, mostBegun);
}

const begunDocument = document<{ readonly drafts: readonly Draft[] }>(
  'figures that were begun',
  [],
  ({ drafts }) => ({ drafts: listOf(drafts, 'drafts').map(draftDocument.read) }),
  ({ drafts }) => ({ drafts: drafts.map(draftDocument.write) }),
);

/** Figures that were begun and gave way to another, the last one first. */
export const storedBegun = (person: string | null): readonly Draft[] =>
  localDocument(person, 'begun', begunDocument)?.drafts ?? [];

export const keepBegun = (person: string | null, drafts: readonly Draft[]): void =>
  keepLocalDocument(person, 'begun', begunDocument, drafts.length === 0 ? null : { drafts });

/** Which of the figures that wait on this device the draft mends; null for none. */
export const storedInForm = (person: string | null): string | null => keptOf(person, 'draft.of');

export const keepInForm = (person: string | null, key: string | null): void =>
  keepOf(person, 'draft.of', key);

/** The address that the draft was begun at. */
export const storedAt = (person: string | null): string | null => keptOf(person, 'draft.at');

export const keepAt = (person: string | null, address: string): void => keepOf(person, 'draft.at', address);

/** The next figure of the same series from the same source: everything stays but the figure and what belongs to it. */
export function nextDraft(draft: Draft, period: string): Draft {
  return { ...draft, period, value: '', note: '', comment: '', locator: '', status: 'A', carried: true };
}

const noSource = {
  title: '',
  publisher: '',
  date: '',
  url: '',
  locator: '',
  reliability: '',
  credibility: '',
  carried: false,
} as const satisfies Partial<Draft>;

/** Another source has to be said: none is left, nor its grade. */
export function withoutSource(draft: Draft): Draft {
  return { ...draft, ...noSource };
}

/**
 * A figure of another indicator. It begins without a source: the last one holds the figures before, and nobody knows
 * whether it holds this one too. What was typed before any indicator was chosen was typed for this one.
 */
export function draftFor(draft: Draft, indicator: string): Draft {
  if (indicator === draft.indicator) return draft;
  const moved = { ...draft, indicator, dimensions: {}, per: '', period: '' } as const;
  return draft.indicator === '' && !draft.carried ? moved : withoutSource(moved);
}

/** With what was changed in it. A source or a grade that somebody changes is no longer the one that stayed. */
export function changed(draft: Draft, fields: Partial<Draft>): Draft {
  const isOwn = Object.keys(fields).some((name) => name in noSource);
  return { ...draft, ...fields, carried: draft.carried && !isOwn };
}
