/**
 * What changed since somebody last looked. The list stays until they say that they have seen it: who follows a link out
 * of it and comes back finds it as it was.
 */
import type { ChangesWire, ChangeWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { lateness } from '@marsad/indicators/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { api } from '../api/client.js';
import { keys, useChanges } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { severityNames } from '../saying/severity.js';
import { Button } from '../ui/button.js';
import { Failed, failureText } from '../ui/failed.js';
import { useSeek } from '../ui/seek.js';
import { TextLink } from '../ui/text-link.js';
import { listed } from './change-list.js';

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** They had never looked before this visit. */
  readonly first: boolean;
}

export default function ChangesList({ indicators, first }: Props) {
  const words = useWords();
  const { data, isError, error, refetch } = useChanges();
  const client = useQueryClient();
  /** What the last look was before it was moved on; null where nothing is to be undone. */
  const [before, setBefore] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const seek = useSeek(place);
  const look = useMutation({
    mutationFn: api.looked,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.changes });
      // The button that was pressed is gone; what can be done next has the focus.
      seek('[data-next]:enabled');
    },
  });
  const markSeen = ({ since, until: seen }: ChangesWire) => {
    setBefore(since);
    look.mutate(seen);
  };
  const undo = (at: string) => {
    setBefore(null);
    look.mutate(at);
  };
  return (
    <div ref={place} className="flex flex-col gap-3">
      {data !== undefined ? (
        <List changes={data} first={first} indicators={indicators} />
      ) : isError ? (
        <Failed what={words.t('failed.changes')} error={error} retry={() => void refetch()} />
      ) : null}
      {data !== undefined && data.items.length > 0 && (
        <Button
          data-next
          className="min-h-9 self-start px-3 py-1"
          disabled={look.isPending}
          onClick={() => markSeen(data)}
        >
          {words.t('changes.markSeen')}
        </Button>
      )}
      <div role="status" className="text-sm text-muted empty:hidden">
        {look.isError
          ? words.t('changes.failedMark', { reason: failureText(words, look.error) })
          : before !== null &&
            look.isSuccess && (
              <>
                {words.t('changes.marked')}{' '}
                <Plain isNext onClick={() => undo(before)}>
                  {words.t('changes.undo')}
                </Plain>
              </>
            )}
      </div>
    </div>
  );
}

interface ListProps extends Props {
  readonly changes: ChangesWire;
}

function List({ changes, first, indicators }: ListProps) {
  const words = useWords();
  const [whole, setWhole] = useState(false);
  const { since, items, more } = changes;
  if (since === null || (first && items.length === 0))
    return <p className="text-sm text-muted">{words.t('changes.first')}</p>;
  const when = words.instant(since);
  if (items.length === 0) return <p className="text-sm text-muted">{words.t('changes.none', { when })}</p>;
  const { groups, left } = listed(items, whole);
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return (
    <>
      <p className="text-sm text-muted">
        {words.t(more ? 'changes.countMore' : 'changes.count', { count: items.length, when })}
      </p>
      <ul className={`grid gap-x-8 gap-y-4 ${groups.length > 1 ? 'md:grid-cols-2 xl:grid-cols-3' : ''}`}>
        {groups.map(({ indicator, shown, left: leftOfOne }) => {
          const about = known.get(indicator);
          return (
            <li key={indicator} className="min-w-0">
              <h3 className="text-sm font-semibold">
                <Link href={`/indicators/${indicator}`} className="rounded-sm text-ink hover:underline">
                  {about === undefined ? indicator : words.text(about.name)}
                </Link>
              </h3>
              <ul className="flex flex-col">
                {shown.map((change) => (
                  <Change key={keyOf(change)} change={change} indicator={about} />
                ))}
                {leftOfOne > 0 && (
                  <li className="text-sm text-muted">
                    <Plain onClick={() => setWhole(true)}>
                      {words.t('changes.more', { count: leftOfOne })}
                    </Plain>
                  </li>
                )}
              </ul>
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <p className="text-sm">
          <Plain onClick={() => setWhole(true)}>{words.t('changes.moreIndicators', { count: left })}</Plain>
        </p>
      )}
      {whole && (
        <p className="text-sm">
          <Plain onClick={() => setWhole(false)}>{words.t('changes.fewer')}</Plain>
        </p>
      )}
    </>
  );
}

interface PlainProps {
  readonly onClick: () => void;
  /** It is what is done next, once what was pressed is gone. */
  readonly isNext?: boolean;
  readonly children: string;
}

function Plain({ onClick, isNext = false, children }: PlainProps) {
  return (
    <button
      type="button"
      data-next={isNext || undefined}
      onClick={onClick}
      className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
    >
      {children}
    </button>
  );
}

function keyOf(change: ChangeWire): string {
  if ('observation' in change) return `${change.kind} ${change.observation}`;
  return change.kind === 'alert' ? `alert ${change.alert}` : change.kind;
}

function Change({ change, indicator }: { change: ChangeWire; indicator: IndicatorSummaryWire | undefined }) {
  const words = useWords();
  const about = indicator === undefined ? undefined : words.text(indicator.name);
  return (
    <li className="text-sm">
      <TextLink href={hrefOf(change)} about={about}>
        {sentenceOf(words, change, indicator)}
      </TextLink>
      {indicator !== undefined && seriesName(words, change, indicator)}{' '}
      <span className="inline-block text-xs text-faint">{asideOf(words, change)}</span>
    </li>
  );
}

/** By whom and when; a verdict follows from the figure above it, and needs no moment of its own. */
function asideOf(words: Words, change: ChangeWire): string {
  switch (change.kind) {
    case 'verdict':
      return '';
    case 'overdue':
      return words.t('attention.late', { ...lateness(change.daysLate) });
    case 'alert':
      return words.instant(change.at);
    default: {
      const by = change.by.self ? words.t('changes.byYou') : words.t('changes.by', { name: change.by.name });
      return `${by} · ${words.instant(change.at)}`;
    }
  }
}

/** Which part of the indicator it is about, where it is not the total. */
function seriesName(words: Words, { dimensions }: ChangeWire, indicator: IndicatorSummaryWire): string {
  const names = partNames(words, dimensions, indicator);
  return names.length === 0 ? '' : ` · ${names.join(words.t('list.comma'))}`;
}

function hrefOf(change: ChangeWire): string {
  if ('observation' in change) return `/observations/${change.observation}`;
  return change.kind === 'alert' ? `/alerts/${change.alert}` : `/indicators/${change.indicator}`;
}

function sentenceOf(words: Words, change: ChangeWire, indicator: IndicatorSummaryWire | undefined): string {
  const said = ({ quantity, per }: Extract<ChangeWire, { kind: 'figure' }>['is']) =>
    words.figure(quantity, indicator?.unit ?? null, per);
  switch (change.kind) {
    case 'figure':
      return words.t('changes.figure', { period: words.period(change.period), figure: said(change.is) });
    case 'revision': {
      const [was, is, period] = [said(change.was), said(change.is), words.period(change.period)];
      if (change.from !== null) {
        const parts = partNames(words, change.from.dimensions, indicator);
        const from = [words.period(change.from.period), ...parts].join(words.t('list.comma'));
        return words.t('changes.moved', { period, is, from });
      }
      return was === is
        ? words.t('changes.details', { period, is })
        : words.t('changes.revision', { period, was, is });
    }
    case 'retraction':
      return words.t('changes.retraction', { period: words.period(change.period), was: said(change.was) });
    case 'verdict': {
      const is = words.verdict(change.is);
      return change.was === null
        ? words.t('changes.verdictFirst', { is })
        : words.t('changes.verdict', { is, was: words.verdict(change.was) });
    }
    case 'alert': {
      const possible = change.change === 'began' && change.channel === 'possible';
      return words.t(possible ? 'changes.beganPossible' : `changes.${change.change}`, {
        severity: words.t(severityNames[change.severity]),
      });
    }
    case 'overdue':
      return words.t('changes.overdue', { since: words.day(change.since) });
  }
}
