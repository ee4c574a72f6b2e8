import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { OutcomeRegion } from '../entry/outcome.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { CloseMark } from '../ui/close-mark.js';
import { failureText } from '../ui/failed.js';
import { Key } from '../ui/key.js';
import { keyNames } from './reading-keys.js';
import { saidOf } from './said.js';
import type { Deeds } from './use-deeds.js';

interface Props {
  readonly deeds: Deeds;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly undo: (() => void) | null;
}

/** What came of the last thing that was done, at the foot of the window: always there, so that it is read out. */
export function ToldBar({ deeds, indicators, undo }: Props) {
  const words = useWords();
  const { told, busy } = deeds;
  const isAccepted = told?.kind === 'accepted';
  return (
    <section
      aria-label={words.t('outcome.region')}
      className={
        told === null
          ? 'sr-only'
          : 'sticky bottom-0 z-30 mt-4 rounded-tremor-default border border-edge bg-surface p-3 shadow-lg'
      }
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 text-sm">
          <OutcomeRegion
            outcome={isAccepted ? told.outcome : null}
            indicator={isAccepted ? indicators.find(({ id }) => id === told.indicator) : undefined}
            faults={[]}
            undone={() => {
              if (isAccepted) deeds.withdrawn(told.of);
            }}
          />
          <p role="status" className="whitespace-pre-line">
            {told === null || isAccepted ? '' : toldText(words, told)}
          </p>
        </div>
        {told?.kind === 'dismissed' && undo !== null && (
          <Button disabled={busy} aria-keyshortcuts={keyNames.undo} onClick={undo}>
            {words.t('inbox.undo')} <Key name={keyNames.undo} />
          </Button>
        )}
        {told !== null && (
          <Button
            className="border-transparent"
            aria-label={words.t('toast.close')}
            onClick={() => deeds.tell(null)}
          >
            <Key name={keyNames.leave} />
            <CloseMark />
          </Button>
        )}
      </div>
    </section>
  );
}

function toldText(
  words: ReturnType<typeof useWords>,
  told: Exclude<NonNullable<Deeds['told']>, { kind: 'accepted' }>,
): string {
  switch (told.kind) {
    case 'dismissed':
    case 'reopened':
    case 'withdrawn':
      // Beside each other: within a sentence, what is put together of parts would run from left to right.
      return `${words.t(`reading.told.${told.kind}`)} ${saidOf(words, told.of)}`;
    case 'unsaved':
      // A line each, for the same reason.
      return [
        `${words.t('reading.told.unsaved')} ${saidOf(words, told.of)}`,
        ...whyText(words, told.why),
      ].join('\n');
    case 'failed':
      return failureText(words, told.error);
    case 'said':
      return told.text;
  }
}

const whyText = (words: ReturnType<typeof useWords>, why: Error | readonly string[]): readonly string[] =>
  why instanceof Error ? [failureText(words, why)] : why;
