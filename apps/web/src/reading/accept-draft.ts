/** Between a figure found in a text and the form that it is accepted with. */
import type { Language } from '@marsad/indicators';
import type { CandidateAcceptBody, CandidateWire, ObservationBody } from '@marsad/indicators/contract';
import { bodyOf, type Draft, emptyDraft } from '../entry/draft.js';

export type Found = Pick<CandidateWire, 'entry' | 'matches'>;

/** The form filled in with what the text says. */
export function draftFrom({ entry }: Found): Draft {
  const { indicator, period, value, per, dimensions, source } = entry;
  return {
    ...emptyDraft,
    indicator: indicator ?? '',
    period: period ?? '',
    value: value?.text ?? '',
    per: per ?? '',
    dimensions,
    title: source.title,
    publisher: source.publisher ?? '',
    date: source.date ?? '',
    url: source.url ?? '',
    locator: source.locator ?? '',
  };
}

/** The same figure as one of another indicator, with the parts that its sentence names of that one. */
export function withIndicator(draft: Draft, indicator: string, { matches }: Found): Draft {
  const match = matches.find((one) => one.indicator === indicator);
  return { ...draft, indicator, dimensions: match?.dimensions ?? {} };
}

/** What has to be given before it can be saved, in the order of the form. */
export function missingIn({
  indicator,
  period,
  value,
}: Draft): readonly ('indicator' | 'period' | 'value')[] {
  return (['indicator', 'period', 'value'] as const).filter(
    (name) => ({ indicator, period, value })[name].trim() === '',
  );
}

/**
 * What was typed otherwise than the text has it: the rest goes as it was read. The indicator and its parts go as they are
 * shown: which one comes first may be another by the time it is saved, once somebody made or changed one.
 */
export function overridesOf(draft: Draft, found: Found): CandidateAcceptBody {
  const was = draftFrom(found);
  const differs = (name: 'period' | 'value') => draft[name].trim() !== was[name].trim();
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const body = {
    indicator: given(draft.indicator),
    period: differs('period') ? draft.period.trim() : undefined,
    value: differs('value') ? draft.value.trim() : undefined,
    dimensions: draft.indicator === '' ? undefined : chosenIn(draft),
    // What the text says of its rate goes with its own value alone; null is as usual for the indicator.
    per: draft.per === was.per && !differs('value') ? undefined : draft.per === '' ? null : draft.per,
    reliability: given(draft.reliability),
    credibility: draft.credibility === '' ? undefined : Number(draft.credibility),
    note: given(draft.note),
    comment: given(draft.comment),
  };
  return JSON.parse(JSON.stringify(body)) as CandidateAcceptBody;
}

/**
 * As it would be handed in, to be read and compared before it is. A figure that nobody changed goes by its bounds: its words
 * may say less alone than in their sentence.
 */
export function observationFor(draft: Draft, found: Found, language: Language): ObservationBody {
  const body = bodyOf(draft, found.entry.language ?? language);
  const { value } = found.entry;
  if (value === null || draft.value.trim() !== value.text.trim()) return body;
  const { text: _, ...bounds } = value;
  return { ...body, value: bounds };
}

const chosenIn = ({ dimensions }: Draft) =>
  Object.fromEntries(
    Object.entries(dimensions)
      .filter(([, code]) => code !== '')
      .sort(([one], [other]) => one.localeCompare(other)),
  );
