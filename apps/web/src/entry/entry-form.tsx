import type { IndicatorSummaryWire, OpenSubmissionWire } from '@marsad/indicators/contract';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { useToday } from '../api/today.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { LeaveQuestion } from '../ui/leave-question.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import { Acknowledge } from './acknowledge.js';
import { newKey } from './attempt.js';
import { Begun } from './begun.js';
import { type Draft, draftOf } from './draft.js';
import { EntryFields } from './entry-fields.js';
import { type FieldName, fields } from './faults.js';
import { isBusy, outcomeOf } from './machine.js';
import { likelyPeriods } from './next-period.js';
import { OutcomeRegion } from './outcome.js';
import { Preview, PreviewLine } from './preview.js';
import { SaveBar, Stays } from './save-bar.js';
import type { Entry } from './states.js';
import { useEntry } from './use-entry.js';
import { useReading } from './use-reading.js';
import { seenAs, type WaitingFigure } from './waiting.js';
import { WaitingList } from './waiting-list.js';
import { useWaiting } from './waiting-queue.js';

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** The installation's, as this device has kept it; null where it has not. */
  readonly timeZone: string | null;
  /** What came back from an editor, or waits, and is handed in again. */
  readonly mended: OpenSubmissionWire | null;
}

/** The view of the machine: draws what it is in, and tells it what happens. */
export function EntryForm({ indicators, timeZone, mended }: Props) {
  const words = useWords();
  const today = useToday(timeZone);
  const [asked] = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef<readonly string[]>([]);
  const { entry, happens, recent } = useEntry({
    indicators,
    today,
    mended,
    asked,
    form,
    seen: () => seen.current,
  });
  const { draft, state, setAside } = entry;
  const { figures } = useWaiting();
  // Discarded meanwhile, sent as it was, or somebody else's: then the draft is one of its own.
  const inForm = figures.some((one) => one.key === entry.inForm && one.state.kind === 'editing')
    ? entry.inForm
    : null;
  const indicator = indicators.find(({ id }) => id === draft.indicator);
  const { body, preview, shown, isHere, notes } = useReading(entry, indicators, today());
  seen.current = (preview.data?.duplicates ?? []).map(seenAs);
  const busy = isBusy(state);
  const outcome = outcomeOf(entry);
  const change = (fields: Partial<Draft>) => happens({ type: 'typed', fields, now: Date.now() });
  const takeUp = ({ key, draft: waiting }: WaitingFigure) =>
    happens({ type: 'taken-up', key, draft: waiting });
  const save = (andNext: boolean) =>
    happens({
      type: 'save',
      body,
      andNext,
      cadence: indicator?.cadence ?? null,
      newKey: newKey(),
      inForm,
    });

  const newest = indicator?.latest?.period.end ?? indicator?.baseline?.period.end ?? null;
  const quickPeriods = indicator === undefined ? [] : likelyPeriods(newest, indicator.cadence, today());

  return (
    <>
      <h1 className="mb-3 text-2xl font-semibold sm:mb-0">{words.t('enter.title')}</h1>
      {/* On a phone period, figure and what saves them come first. */}
      <p className="mb-6 mt-1 hidden max-w-3xl text-base text-muted sm:block">
        {words.t('enter.lead')} <TextLink href="/readings">{words.t('enter.fromReport')}</TextLink>
      </p>
      {mended !== null && entry.mends !== null && <Mended submission={mended} />}
      <LeaveQuestion unsaved={isLost(entry, mended)} />
      <WaitingList indicators={indicators} inForm={inForm} edit={entry.mends === null ? takeUp : null} />
      <Begun drafts={entry.begun} indicators={indicators} happens={happens} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <FormFrame form={form} save={save} left={(field) => happens({ type: 'left', field })}>
            <EntryFields
              draft={draft}
              change={change}
              indicators={indicators}
              indicator={indicator}
              notes={notes}
              quickPeriods={quickPeriods}
              last={setAside ?? recent[0] ?? null}
              choose={(id) => happens({ type: 'indicator-chosen', indicator: id, now: Date.now() })}
            />
            <Acknowledge
              warnings={shown?.warnings ?? []}
              comment={draft.comment}
              change={(comment) => change({ comment })}
              notes={
                state.kind === 'unanswered'
                  ? { errors: [words.t('enter.commentMissing')] }
                  : { errors: notes.comment.errors ?? [] }
              }
            />
            <SaveBar
              busy={busy}
              saveAndNext={() => save(true)}
              reading={<PreviewLine indicator={indicator} preview={shown} />}
              stays={
                <Stays
                  draft={draft}
                  indicator={indicator}
                  another={() => happens({ type: 'another-source' })}
                />
              }
              outcome={
                <OutcomeRegion
                  outcome={outcome}
                  indicator={indicator}
                  faults={notes.form.errors ?? []}
                  undone={() => happens({ type: 'undone' })}
                />
              }
            />
            <KeptDraft isKept={entry.mends === null} clear={() => happens({ type: 'cleared' })} />
          </FormFrame>
        </Card>
        <Preview indicator={indicator} preview={shown} busy={preview.isFetching} here={isHere} />
      </div>
    </>
  );
}

/** What is mended is kept on no device: changed and not handed in, it would be lost. */
function isLost({ mends, draft, state }: Entry, mended: OpenSubmissionWire | null): boolean {
  if (mends === null || mended === null || state.kind === 'handed-in') return false;
  return JSON.stringify(draft) !== JSON.stringify(draftOf(mended));
}

interface FrameProps {
  readonly form: RefObject<HTMLFormElement>;
  readonly save: (andNext: boolean) => void;
  readonly left: (field: FieldName) => void;
  readonly children: ReactNode;
}

/** The form itself: saved by its button or its keys, and told which field was left. */
function FormFrame({ form, save, left, children }: FrameProps) {
  const words = useWords();
  return (
    <form
      ref={form}
      noValidate
      // A browser that completes what was typed would tell the next person what it was.
      autoComplete="off"
      aria-label={words.t('enter.title')}
      onSubmit={(event) => {
        event.preventDefault();
        save(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save(event.shiftKey);
      }}
      onBlur={({ target, relatedTarget }) => {
        const name = (target as unknown as HTMLInputElement).name as FieldName;
        // What saves says what is wrong itself; said while it is pressed, it would move it from under the pointer.
        if (fields.includes(name) && relatedTarget?.closest('[data-save-bar]') == null) left(name);
      }}
    >
      {children}
    </form>
  );
}

/** That what is typed stays on this device, and the way to be rid of it. */
function KeptDraft({ isKept, clear }: { isKept: boolean; clear: () => void }) {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
      <p className="min-w-0 flex-1 basis-56 text-xs text-faint">
        {isKept && words.t('enter.draftKept')} {words.t('enter.shortcut')}
      </p>
      <Button className="border-transparent" onClick={clear}>
        {words.t('enter.clear')}
      </Button>
    </div>
  );
}

/** What an editor said when the figure came back. */
function Mended({ submission }: { submission: OpenSubmissionWire }) {
  const words = useWords();
  const last = submission.steps.findLast(({ step }) => step === 'returned');
  return (
    <div className="mb-4">
      <Notice kind="warning" title={words.t('enter.mending')}>
        {last?.comment && (
          <p>
            <bdi>{last.by}</bdi>: <q>{last.comment}</q>
          </p>
        )}
      </Notice>
    </div>
  );
}
