/** How figures of the indicator would be read, compared and drawn, while it is being described. */
import { dayNumber, isoDay, type Language } from '@marsad/indicators';
import { problemText } from '@marsad/indicators/problems';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useToday } from '../api/today.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { Reading } from '../entry/preview.js';
import { useWords } from '../language/words.js';
import { unitPhrase } from '../saying/units.js';
import { Card } from '../ui/card.js';
import { Field } from '../ui/field.js';
import { useTyped } from '../ui/form.js';
import { baselineIn, definitionIn, type IndicatorDraft, localised, unitIn } from './definition.js';
import { exampleOf } from './example.js';

const aWeek: Readonly<Record<Language, string>> = { en: '60-70 a week', ar: '60-70 في الأسبوع' };

/** Of a price, parts of it; of what comes in time, by another time than it is compared on. */
function exampleText(draft: IndicatorDraft, language: Language): string {
  if (draft.kind === 'rate') return '1.20-1.40';
  return draft.kind === 'flow' ? aWeek[language] : '60-70';
}

export function LivePreview({ className }: { readonly className: string }) {
  const words = useWords();
  const id = useId();
  const today = useToday()();
  const { values } = useTyped<IndicatorDraft>();
  const draft = useDeferredValue(values);
  /** Null until somebody typed another example. */
  const [own, setOwn] = useState<string | null>(null);
  const asked = own ?? exampleText(draft, words.language);
  const unit = unitIn(draft);
  const example = useMemo(
    () =>
      unit === '' ? null : exampleOf({ ...definitionIn(draft, null), ...baselineIn(draft) }, asked, today),
    [draft, unit, asked, today],
  );
  const name = words.text(localised({ en: draft.name, ar: draft['name-ar'] }));
  return (
    <Card labelledBy={id} className={className}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('own.preview')}
      </h2>
      {example === null ? (
        <p className="mt-2 text-sm text-muted">{words.t('own.previewNoUnit')}</p>
      ) : (
        <div className="mt-3 flex flex-col gap-4">
          <div>
            <p className="break-words font-semibold">{name || words.t('own.new')}</p>
            <p className="text-sm text-muted">{unitPhrase(words, unit, example.indicator.rateBasis)}</p>
          </div>
          <Field label={words.t('own.example')} hint={words.t('own.exampleHint')}>
            {(aids) => (
              <input
                {...aids}
                dir="auto"
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                value={asked}
                onChange={({ target }) => setOwn(target.value)}
              />
            )}
          </Field>
          <div aria-live="polite" className="flex flex-col gap-3 text-sm" data-example>
            <Read example={example} />
          </div>
          {(example.point !== null || example.baseline !== null) && (
            <TrendChart
              indicator={example.indicator}
              baseline={example.baseline}
              points={example.point === null ? [] : [example.point]}
              {...aroundAlone(example)}
              height={200}
            />
          )}
        </div>
      )}
    </Card>
  );
}

/** A figure with nothing beside it stands in the middle of a few of its periods. */
function aroundAlone({ baseline, point }: ReturnType<typeof exampleOf>) {
  if (baseline !== null || point === null) return {};
  const [start, end] = [dayNumber(point.period.start), dayNumber(point.period.end)];
  const room = 2 * (end - start);
  return { from: isoDay(start - room), to: isoDay(end + room) };
}

function Read({ example }: { readonly example: ReturnType<typeof exampleOf> }) {
  const words = useWords();
  const { indicator, baseline, point, faults, baselineNotes } = example;
  return (
    <>
      {faults.map((fault) => (
        <p key={fault.code} className="text-refused">
          {problemText(fault, words.language)}
        </p>
      ))}
      {point !== null && (
        <Reading
          indicator={{ ...indicator, baseline }}
          preview={{ ...point, comparison: baseline === null ? null : point.comparison, baseline }}
        />
      )}
      {baseline === null && baselineNotes.length === 0 && (
        <p className="text-muted">{words.t('own.previewNoBaseline')}</p>
      )}
      {baseline !== null && (
        <div className="border-t border-line pt-3" data-baseline>
          <p className="text-xs text-faint">{words.t('own.baselineCompared')}</p>
          <Reading
            indicator={{ ...indicator, baseline: null }}
            preview={{ ...baseline, comparison: null, partial: false, baseline: null }}
          />
        </div>
      )}
      {baselineNotes.map((note) => (
        <p key={note.code} className="text-muted">
          {problemText(note, words.language)}
        </p>
      ))}
    </>
  );
}
