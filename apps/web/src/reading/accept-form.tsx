/** The small form that a figure of the text is accepted with: what the text says is filled in already. */
import type {
  CandidateAcceptBody,
  CandidateWire,
  IndicatorSummaryWire,
  PreviewWire,
  ProblemItemWire,
} from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { api } from '../api/client.js';
import { keys, usePreview } from '../api/queries.js';
import { Acknowledge } from '../entry/acknowledge.js';
import type { Draft } from '../entry/draft.js';
import { FigureFields } from '../entry/entry-fields.js';
import { byField } from '../entry/faults.js';
import { fieldNotes } from '../entry/field-notes.js';
import { Reading } from '../entry/preview.js';
import { GradeFields } from '../entry/source-fields.js';
import { toAcknowledge } from '../entry/unusual.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { useDebounced } from '../ui/debounced.js';
import { failureText } from '../ui/failed.js';
import { faultsOf } from '../ui/form-faults.js';
import { Key } from '../ui/key.js';
import { Notice } from '../ui/notice.js';
import { useSeek } from '../ui/seek.js';
import { draftFrom, missingIn, observationFor, overridesOf, withIndicator } from './accept-draft.js';
import { keyNames } from './reading-keys.js';

interface Props {
  readonly candidate: CandidateWire;
  readonly indicators: readonly IndicatorSummaryWire[];
  /** Answers what is wrong with it; nothing where it was accepted. */
  readonly accept: (body: CandidateAcceptBody, indicator: string) => Promise<readonly ProblemItemWire[]>;
  readonly close: () => void;
  /** Why it was not saved, where that was answered after the form was left. */
  readonly unseen: (why: Error | readonly string[]) => void;
}

const settledMs = 250;
const untouched = new Set<never>();

export function AcceptForm(props: Props) {
  const words = useWords();
  const { candidate, indicators, close } = props;
  const form = useRef<HTMLFormElement>(null);
  const held = useForm(props, form);
  const { draft, change, busy, save, notes, preview, failure, isUnanswered } = held;
  const indicator = indicators.find(({ id }) => id === draft.indicator);
  useEffect(() => {
    const [first] = missingIn(draftFrom(candidate));
    const named = first === undefined ? 'button[type=submit]' : `[name=${first}]`;
    form.current?.querySelector<HTMLElement>(named)?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [candidate]);
  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      aria-label={words.t('reading.accept')}
      className="mt-3 flex flex-col gap-5 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => onKey(event, { save: () => void save(), close })}
    >
      <FigureFields
        {...{ draft, change, notes, indicators, indicator }}
        likely={candidate.matches.map((one) => one.indicator)}
        quickPeriods={[]}
        choose={(id) => change(withIndicator(draft, id, candidate))}
      />
      {indicator !== undefined && draft.value !== '' && (
        <div
          aria-live="polite"
          className="flex flex-col gap-2 rounded-tremor-small bg-sunken px-4 py-3 text-sm"
        >
          <Reading indicator={indicator} preview={preview} />
        </div>
      )}
      <details>
        <summary className="cursor-pointer rounded-sm text-sm text-accent underline decoration-1 underline-offset-[3px]">
          {words.t('reading.grades')}
        </summary>
        <div className="mt-4">
          <GradeFields {...{ draft, change, notes }} hasStatus={false} />
        </div>
      </details>
      <Acknowledge
        warnings={preview?.warnings ?? []}
        comment={draft.comment}
        change={(comment) => change({ comment })}
        notes={
          isUnanswered
            ? { errors: [words.t('enter.commentMissing')] }
            : { errors: notes.comment.errors ?? [] }
        }
      />
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {(notes.form.errors ?? []).map((text) => (
          <Notice key={text} kind="error">
            {text}
          </Notice>
        ))}
        {failure !== null && <Notice kind="error">{failure}</Notice>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={busy} aria-keyshortcuts="Control+Enter Meta+Enter">
          {words.t(busy ? 'enter.saving' : 'reading.save')} <Key name="Enter" />
        </Button>
        <Button disabled={busy} aria-keyshortcuts="Escape" onClick={close}>
          {words.t('account.cancel')} <Key name={keyNames.leave} />
        </Button>
      </div>
    </form>
  );
}

function onKey(
  event: KeyboardEvent<HTMLFormElement>,
  { save, close }: { save: () => void; close: () => void },
): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save();
  }
}

/** What stands in the form, how it would be read, and what comes of saving it. */
function useForm({ candidate, accept, unseen }: Props, form: React.RefObject<HTMLFormElement>) {
  const words = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftFrom(candidate));
  const [refused, setRefused] = useState<readonly ProblemItemWire[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [isUnanswered, setUnanswered] = useState(false);
  const seek = useSeek(form);
  const body = observationFor(draft, candidate, words.language);
  const settled = useDebounced(JSON.stringify(body), settledMs);
  const asked = draft.indicator === '' || draft.value.trim() === '' ? null : JSON.parse(settled);
  const preview = usePreview(asked, !busy);
  const shown: PreviewWire | undefined = asked === null ? undefined : preview.data;
  const notes = fieldNotes(
    words,
    draft,
    byField(refused),
    byField(shown?.errors ?? []),
    byField(shown?.warnings ?? []),
    untouched,
  );
  const isLeft = () => form.current === null;
  const refuse = (items: readonly ProblemItemWire[]) => {
    if (isLeft())
      return unseen(items.map(({ code, params, detail }) => words.problem(code, params ?? {}, detail)));
    setRefused(items);
    seek('[aria-invalid=true]');
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    setRefused([]);
    try {
      const read = await client.fetchQuery({
        queryKey: keys.preview(body),
        queryFn: ({ signal }) => api.preview(body, signal),
        staleTime: 5_000,
        retry: false,
      });
      if (read.errors.length > 0) return refuse(read.errors);
      if (toAcknowledge(read.warnings).length > 0 && draft.comment.trim() === '') {
        if (isLeft()) return unseen([words.t('enter.commentMissing')]);
        setUnanswered(true);
        return seek('[name=comment]');
      }
      const wrong = await accept(overridesOf(draft, candidate), draft.indicator);
      if (wrong.length > 0) refuse(wrong);
    } catch (error) {
      const items = faultsOf(error);
      if (items.length > 0) refuse(items);
      else if (isLeft()) unseen(error as Error);
      else setFailure(failureText(words, error as Error));
    } finally {
      setBusy(false);
    }
  };
  const change = (fields: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...fields }));
    setRefused([]);
    if ('comment' in fields) setUnanswered(false);
  };
  return { draft, change, busy, save, notes, preview: shown, failure, isUnanswered };
}
