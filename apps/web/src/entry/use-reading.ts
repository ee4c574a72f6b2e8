import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMemo } from 'react';
import { noAnswer } from '../api/no-answer.js';
import { usePreview } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { bodyOf } from './draft.js';
import { byField, type Faults } from './faults.js';
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
  const settledBody = useDebounced(body, debounceMs);
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
  const outcome = outcomeOf(entry);
  const notes = fieldNotes(
    words,
    draft,
    byField(outcome?.kind === 'refused' ? outcome.errors : []),
    shown === undefined ? none : byField(shown.errors),
    shown === undefined ? none : byField(shown.warnings),
    touched,
  );
  return { body, preview, shown, isHere: here !== undefined, notes };
}
