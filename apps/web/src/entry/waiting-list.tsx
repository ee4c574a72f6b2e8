import { parsePeriod } from '@marsad/indicators';
import type { AlternativeWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Field } from '../ui/field.js';
import { List, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { newKey } from './attempt.js';
import { answered, besideTheirs, type WaitingFigure } from './waiting.js';
import { letGo, putBack, removeWaiting, replaceWaiting, takeUp, useWaiting } from './waiting-queue.js';

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** The one that is in the form now. */
  readonly inForm: string | null;
  /** Null while something else is mended in the form. */
  readonly edit: ((figure: WaitingFigure) => void) | null;
}

const undoMs = 10_000;
/** More than these would push the form out of sight. */
const shownAtFirst = 5;

/** What was entered without a connection: it goes by itself, but for what somebody has to decide. */
export function WaitingList({ indicators, inForm, edit }: Props) {
  const words = useWords();
  const id = useId();
  const { figures, sent } = useWaiting();
  const [discarded, discard] = useDiscarded();
  const [showAll, setShowAll] = useState(false);
  // Whatever needs a decision is always to be seen.
  const shown = figures.filter(
    ({ state }, place) => showAll || place < shownAtFirst || state.kind !== 'waiting',
  );
  const empty = figures.length === 0 && discarded === null;
  return (
    <div className={empty && sent === 0 ? '' : 'mb-6'}>
      <p role="status" className={sent === 0 ? 'sr-only' : 'mb-2 text-sm text-muted'}>
        {sent > 0 && words.t('waiting.sent', { count: sent })}
      </p>
      {!empty && (
        <Card labelledBy={id}>
          <h2 id={id} className="text-base font-semibold">
            {words.t('waiting.title')}
          </h2>
          <p className="mt-1 text-muted">{words.t('waiting.lead')}</p>
          {discarded !== null && (
            <div
              role="status"
              className="mt-3 flex flex-wrap items-center gap-3 rounded-tremor-small bg-sunken p-3"
            >
              <span className="min-w-0">
                {words.t('waiting.discarded', { figure: String(discarded.body.value) })}
              </span>
              <Button
                onClick={() => {
                  discard(null);
                  void putBack(discarded);
                }}
              >
                {words.t('undo.undo')}
              </Button>
            </div>
          )}
          <List className="mt-3 border-t border-line">
            {shown.map((figure) => (
              <Item
                key={figure.key}
                figure={figure}
                indicator={indicators.find((one) => one.id === figure.body.indicator)}
                isInForm={figure.key === inForm}
                edit={
                  edit &&
                  (() => {
                    void takeUp(figure.key);
                    edit(figure);
                  })
                }
                discard={() => {
                  discard(figure);
                  void removeWaiting(figure.key);
                }}
              />
            ))}
          </List>
          {shown.length < figures.length && (
            <Button className="mt-4" onClick={() => setShowAll(true)}>
              {words.t('waiting.showAll', { count: figures.length })}
            </Button>
          )}
        </Card>
      )}
    </div>
  );
}

/** The last one thrown away, for as long as it can be had back. */
function useDiscarded(): [WaitingFigure | null, (figure: WaitingFigure | null) => void] {
  const [discarded, setDiscarded] = useState<WaitingFigure | null>(null);
  useEffect(() => {
    if (discarded === null) return undefined;
    const timer = setTimeout(() => setDiscarded(null), undoMs);
    return () => clearTimeout(timer);
  }, [discarded]);
  return [discarded, setDiscarded];
}

interface ItemProps {
  readonly figure: WaitingFigure;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly isInForm: boolean;
  readonly edit: (() => void) | null;
  readonly discard: () => void;
}

function Item({ figure, indicator, isInForm, edit, discard }: ItemProps) {
  const words = useWords();
  const { state, body, enteredAt } = figure;
  const name = words.text(figure.name);
  const read = parsePeriod(body.period);
  const period = read.kind === 'period' ? words.period(read.period) : body.period;
  const about = `${String(body.value)}, ${name}, ${period}`;
  return (
    <ListItem className="flex-col !items-stretch gap-3 !py-4 last:!pb-0">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-semibold text-ink">
            <bdi>{String(body.value)}</bdi>
          </p>
          <p>
            <bdi>{name}</bdi> · <bdi>{period}</bdi>
            {Object.values(body.dimensions ?? {}).map((code) => (
              <span key={code}>
                {' '}
                · <bdi>{code}</bdi>
              </span>
            ))}
          </p>
          <p className="text-xs text-faint">
            {words.t('waiting.entered', { at: words.instant(enteredAt) })}
            {figure.sent && state.kind === 'waiting' && <> {words.t('waiting.mayHaveArrived')}</>}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {state.kind === 'editing' && !isInForm && (
            <Button
              aria-label={`${words.t('waiting.asItIs')}: ${about}`}
              onClick={() => void letGo(figure.key)}
            >
              {words.t('waiting.asItIs')}
            </Button>
          )}
          {!isInForm && edit !== null && (
            <Button aria-label={`${words.t('waiting.edit')}: ${about}`} onClick={edit}>
              {words.t('waiting.edit')}
            </Button>
          )}
          <Button aria-label={`${words.t('waiting.discard')}: ${about}`} onClick={discard}>
            {words.t('waiting.discard')}
          </Button>
        </div>
      </div>
      <State figure={figure} indicator={indicator} isInForm={isInForm} discard={discard} />
    </ListItem>
  );
}

function State({ figure, indicator, isInForm, discard }: Omit<ItemProps, 'edit'>) {
  const words = useWords();
  const { state } = figure;
  switch (state.kind) {
    case 'waiting':
      return null;
    case 'editing':
      return <p className="text-muted">{words.t(isInForm ? 'waiting.inForm' : 'waiting.wasInForm')}</p>;
    case 'refused':
      return (
        <Notice kind="error" title={words.t('waiting.refused')}>
          <Problems items={state.items} />
        </Notice>
      );
    case 'unusual':
      return (
        <Notice kind="warning" title={words.t('enter.unusual', { count: state.warnings.length })}>
          <Problems items={state.warnings} />
          <Answer figure={figure} label={words.t('enter.comment')} send={words.t('waiting.send')} />
        </Notice>
      );
    case 'conflict':
      return <Conflict figure={figure} theirs={state.theirs} indicator={indicator} discard={discard} />;
  }
}

function Problems({ items }: { items: Extract<WaitingFigure['state'], { kind: 'refused' }>['items'] }) {
  const words = useWords();
  return (
    <ul className="mt-1 list-disc ps-5">
      {items.map(({ pointer, code, params, detail }) => (
        <li key={`${pointer} ${code} ${detail}`}>{words.problem(code, params ?? {}, detail)}</li>
      ))}
    </ul>
  );
}

interface ConflictProps {
  readonly figure: WaitingFigure;
  readonly theirs: readonly AlternativeWire[];
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly discard: () => void;
}

/** Mine beside theirs, and the ways out. None is taken by itself. */
function Conflict({ figure, theirs, indicator, discard }: ConflictProps) {
  const words = useWords();
  const beside = besideTheirs(figure, theirs);
  const { source } = figure.body;
  const keepTheirs = <Button onClick={discard}>{words.t('conflict.keepTheirs')}</Button>;
  return (
    <Notice kind="warning" title={words.t('conflict.title')}>
      <dl className="mt-3 grid gap-3 sm:grid-cols-2">
        <div className="rounded-tremor-small border border-line bg-surface p-3">
          <dt className="text-xs text-muted">{words.t('conflict.mine')}</dt>
          <dd className="font-semibold">
            <bdi>{String(figure.body.value)}</bdi>
            <Cited text={[source.title, source.date].filter(Boolean).join(', ')} />
          </dd>
        </div>
        <div className="rounded-tremor-small border border-line bg-surface p-3">
          <dt className="text-xs text-muted">{words.t('conflict.theirs', { count: theirs.length })}</dt>
          {theirs.map((one) => (
            <dd key={one.observation.id} className="font-semibold">
              {words.figure(one.quantity, indicator?.unit ?? null, one.per)}
              <Cited
                text={`${shortSource(one.observation.source, words)} · ${words.t('conflict.recorded', {
                  at: words.instant(one.observation.recordedAt),
                })}`}
              />
            </dd>
          ))}
        </div>
      </dl>
      {beside === 'same' ? (
        <>
          <p className="mb-3 mt-3">{words.t('conflict.same')}</p>
          {keepTheirs}
        </>
      ) : (
        <>
          <Answer
            figure={figure}
            label={words.t('conflict.reason')}
            send={words.t(beside === 'revises' ? 'conflict.revise' : 'conflict.beside')}
            instead={keepTheirs}
          />
          {beside === 'revises' && <p className="mt-2 text-muted">{words.t('conflict.editHint')}</p>}
        </>
      )}
    </Notice>
  );
}

function Cited({ text }: { text: string }) {
  return (
    <span className="block text-xs font-normal text-muted">
      <bdi>{text}</bdi>
    </span>
  );
}

/** Asks why, and sends the figure with the answer. */
function Answer({
  figure,
  label,
  send,
  instead,
}: {
  figure: WaitingFigure;
  label: string;
  send: string;
  instead?: ReactNode;
}) {
  const words = useWords();
  const [comment, setComment] = useState(figure.draft.comment);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <form
      noValidate
      autoComplete="off"
      aria-label={label}
      className="mt-3 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(comment.trim() === '');
        if (comment.trim() === '') field.current?.focus();
        else void replaceWaiting(figure.key, answered(figure, comment, newKey()));
      }}
    >
      <Field
        label={label}
        requiredWord={words.t('enter.required')}
        errors={missing ? [words.t('conflict.reasonMissing')] : []}
      >
        {(aids) => (
          <textarea
            {...aids}
            ref={field}
            rows={2}
            maxLength={1000}
            aria-required
            dir={comment === '' ? words.dir : 'auto'}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary">
          {send}
        </Button>
        {instead}
      </div>
    </form>
  );
}
