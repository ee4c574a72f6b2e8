import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { isolate, useWords } from '../language/words.js';
import { gradeText } from '../saying/citation.js';
import { partNames } from '../saying/series-name.js';
import { Button } from '../ui/button.js';
import type { Draft } from './draft.js';
import { sourceText } from './recent-sources.js';

interface Props {
  readonly busy: boolean;
  /** How the figure is read, for screens too narrow to show the preview beside the form. */
  readonly reading: ReactNode;
  /** What became of the figure that was sent last. */
  readonly outcome: ReactNode;
  readonly stays: ReactNode;
  readonly saveAndNext: () => void;
}

/** Saving and what comes of it, in sight wherever in the form one is. */
export function SaveBar({ busy, reading, outcome, stays, saveAndNext }: Props) {
  const words = useWords();
  return (
    <div
      data-save-bar
      className="-mx-4 mt-6 flex flex-col gap-2 border-t border-line bg-surface px-4 py-3 sm:-mx-5 sm:px-5 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:bottom-0 [@media(min-height:30rem)]:z-10"
    >
      {outcome}
      {reading}
      {stays}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={busy} aria-keyshortcuts="Control+Enter Meta+Enter">
          {words.t(busy ? 'enter.saving' : 'enter.save')}
        </Button>
        <Button disabled={busy} onClick={saveAndNext}>
          {words.t('enter.saveNext')}
        </Button>
      </div>
    </div>
  );
}

interface StaysProps {
  readonly draft: Draft;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly another: () => void;
}

/** What the form has kept of the figure before, and would save with the next: never without a word. */
export function Stays({ draft, indicator, another }: StaysProps) {
  const words = useWords();
  const { carried, title, reliability, credibility, dimensions } = draft;
  if (!carried || title === '' || indicator === undefined) return null;
  const chosen = Object.fromEntries(Object.entries(dimensions).filter(([, code]) => code !== ''));
  const isGraded = reliability !== '' || credibility !== '';
  const grade = {
    reliability: reliability === '' ? null : reliability,
    credibility: credibility === '' ? null : Number(credibility),
  };
  const kept = [
    words.text(indicator.name),
    ...partNames(words, chosen, indicator),
    sourceText(draft),
    ...(isGraded ? [words.t('note.grade', { grade: gradeText(words, grade) })] : []),
  ];
  return (
    <p className="text-xs text-muted">
      {words.t('enter.stays', { what: kept.map(isolate).join(words.t('list.semicolon')) })}{' '}
      <button
        type="button"
        className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
        onClick={another}
      >
        {words.t('enter.otherSource')}
      </button>
    </p>
  );
}
