import type { IndicatorSummaryWire, ProblemItemWire } from '@marsad/indicators/contract';
import { useMemo, useRef } from 'react';
import { noAnswer } from '../api/no-answer.js';
import { usePreview } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { bodyOf, type Draft } from './draft.js';
import { byField, type Faults, fieldOf } from './faults.js';
import { fieldNotes } from './field-notes.js';
import { isOnItsWay, outcomeOf } from './machine.js';
import { readHere } from './offline-reading.js';
import type { Entry } from './states.js';

const debounceMs = 250;
const none: Faults = {};

/**
 * How what stands in the form is read, a moment after it was typed, and what is said of its fields: by the server, or
 * where nobody answers, here.
 */
export function useReading(entry: Entry, indicators: readonly IndicatorSummaryWire[], day: string) {
  const words = useWords();
  const { draft, touched } = entry;
  const body = useMemo(() => bodyOf(draft, words.language), [draft, words.language]);
  const settled = useDebounced(draft, debounceMs);
  const settledBody = useMemo(() => bodyOf(settled, words.language), [settled, words.language]);
  // What was just saved is not asked about again before the next is typed.
  const asking =
    settledBody.indicator !== '' && settledBody.value !== '' && body.value !== '' ? settledBody : null;
  // While a figure is on its way it would soon be told of itself: what was read of it before stands.
  const preview = usePreview(asking, !isOnItsWay(entry));
  const away = preview.isError && noAnswer(preview.error);
  const here = useMemo(
    () => (asking !== null && away ? readHere(asking, indicators, day) : undefined),
    [asking, away, indicators, day],
  );
  const shown = asking === null ? undefined : (preview.data ?? here);
  /** What was read is of this draft: an answer may be on its way for longer than somebody types. */
  const read = useRef(draft);
  if (here !== undefined || (preview.data !== undefined && !preview.isPlaceholderData))
    read.current = settled;
  const outcome = outcomeOf(entry);
  const notes = fieldNotes(
    words,
    draft,
    byField(outcome?.kind === 'refused' ? outcome.errors : []),
    shown === undefined ? none : byField(shown.errors.filter(stillHolds(draft, read.current))),
    shown === undefined ? none : byField(shown.warnings.filter(stillHolds(draft, read.current))),
    touched,
  );
  return { body, preview, shown, isHere: here !== undefined, notes };
}

/** What was said of a field holds until other content is in it; of the figure, which is read as it is typed, until the next answer. */
const stillHolds =
  (draft: Draft, read: Draft) =>
  ({ pointer }: ProblemItemWire): boolean => {
    const field = fieldOf(pointer);
    return field === null || field === 'value' || draft[field] === read[field];
  };
