import type { BeforeAfterWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useBeforeAfter } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

interface Props {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly entry: string;
}

type Sentence = BeforeAfterWire['sentences'][number];

/** What is said of the figures themselves; the rest is what they do not say. */
const known: ReadonlySet<Sentence['about']> = new Set(['windows', 'averages', 'difference', 'test']);

/** What the figures bear before and after one entry, in plain words. */
export function BeforeAfter({ indicator, dimensions, entry }: Props) {
  const words = useWords();
  const [periods, setPeriods] = useState<number | null>(null);
  const { data, isError, error, refetch } = useBeforeAfter(indicator, dimensions, { entry, periods });
  if (data === undefined)
    return isError ? (
      <Failed what={words.t('timeline.beforeAfter')} error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={160} />
      </div>
    );
  const { sentences, method, result } = data;
  const wholeYears = result?.wholeYears ?? null;
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      {(wholeYears !== null || periods !== null) && (
        <fieldset aria-label={words.t('timeline.windows')} className="flex flex-wrap gap-2">
          <Button aria-pressed={periods === null} onClick={() => setPeriods(null)}>
            {words.t('timeline.windows.all')}
          </Button>
          <Button
            aria-pressed={periods !== null}
            onClick={() => setPeriods(wholeYears)}
            disabled={wholeYears === null}
          >
            {words.t('timeline.windows.years')}
          </Button>
        </fieldset>
      )}
      <Sentences title={words.t('timeline.known')} of={sentences.filter(({ about }) => known.has(about))} />
      <Sentences
        title={words.t('timeline.notKnown')}
        of={sentences.filter(({ about }) => !known.has(about))}
      />
      {method !== null && (
        <p className="text-xs text-faint">
          {words.t('timeline.method', { name: words.text(method.name) })}{' '}
          <bdi dir="ltr">{words.text(method.source)}</bdi>
        </p>
      )}
    </div>
  );
}

function Sentences({ title, of }: { title: string; of: readonly Sentence[] }) {
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <div>
      <h4 className="text-sm font-semibold">{title}</h4>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {of.map(({ text }) => (
          <li key={text.en}>{words.text(text)}</li>
        ))}
      </ul>
    </div>
  );
}
