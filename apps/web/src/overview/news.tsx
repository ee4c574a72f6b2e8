/**
 * What needs attention, and what changed since somebody last looked: a line each, which opens. Nothing of it moves the
 * panels below before somebody opens it.
 */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { api } from '../api/client.js';
import { useChanges } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { useAddress } from '../ui/address.js';
import { Later } from '../ui/boundary.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/skeleton.js';
import { attentionKinds, attentionOf } from './attention.js';
import { AttentionMark } from './attention-mark.js';

const AttentionList = lazyComponent(() => import('./attention-list.js'));
const ChangesList = lazyComponent(() => import('./changes-list.js'));

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
}

export function News({ indicators }: Props) {
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useOpened();
  const { line, first } = useChangesLine();
  const titleId = `${id}-title`;
  const opener = (one: Line) => ({
    id: `${id}-${one}`,
    controls: `${id}-opened`,
    open: open === one,
    turn: () => setOpen(open === one ? null : one),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what was opened here, wherever the focus is in it.
    <div
      className="flex flex-col gap-3"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || open === null) return;
        document.getElementById(`${id}-${open}`)?.focus();
        setOpen(null);
      }}
    >
      <div className="flex flex-wrap gap-2">
        <AttentionLine indicators={indicators} opener={opener('attention')} />
        <Opener {...opener('changes')}>{line}</Opener>
      </div>
      {open !== null && (
        <div id={`${id}-opened`}>
          <Card labelledBy={titleId} className="flex flex-col gap-3">
            <h2 id={titleId} className="text-base font-semibold">
              {words.t(open === 'attention' ? 'attention.title' : 'changes.title')}
            </h2>
            <Later fallback={<Skeleton height={64} />}>
              {open === 'attention' ? (
                <AttentionList indicators={indicators} />
              ) : (
                <ChangesList indicators={indicators} first={first} />
              )}
            </Later>
          </Card>
        </div>
      )}
    </div>
  );
}

const lines = ['attention', 'changes'] as const;
type Line = (typeof lines)[number];

/** It stands in the address: whoever follows a link out of what is open and comes back finds it open. */
function useOpened(): readonly [Line | null, (line: Line | null) => void] {
  const [search, write] = useAddress();
  const asked = search.get('open');
  return [lines.find((line) => line === asked) ?? null, (line) => write({ open: line ?? '' })];
}

/** What the line of changes says; and whether they had never looked before this visit, which it notes as a look. */
function useChangesLine(): { readonly line: string; readonly first: boolean } {
  const words = useWords();
  const { data } = useChanges();
  const isFirst = data?.since === null;
  const [first, setFirst] = useState(isFirst);
  if (isFirst && !first) setFirst(true);
  if (first && data !== undefined && data.items.length > 0) setFirst(false);
  const until = data?.until;
  useEffect(() => {
    // Nothing is listed, so nothing can be missed; the words that say so stay until the page is left.
    if (isFirst && until !== undefined) void api.looked(until).catch(() => {});
  }, [isFirst, until]);
  if (data === undefined) return { line: words.t('changes.unread'), first };
  if (first && data.items.length === 0) return { line: words.t('changes.firstLook'), first };
  if (data.items.length === 0)
    return { line: words.t(data.more ? 'changes.unread' : 'changes.nothing'), first };
  return {
    line: words.t(data.more ? 'changes.someMore' : 'changes.some', { count: data.items.length }),
    first,
  };
}

interface OpenerProps {
  readonly id: string;
  readonly controls: string;
  readonly open: boolean;
  readonly turn: () => void;
}

function AttentionLine({ indicators, opener }: Props & { readonly opener: OpenerProps }) {
  const words = useWords();
  const found = attentionOf(indicators);
  const kinds = attentionKinds.filter((kind) => found[kind].length > 0);
  if (kinds.length === 0 && !opener.open)
    return (
      <p className="flex min-h-10 items-center gap-2 pe-3 text-sm text-muted">
        <AttentionMark kind="info" />
        {words.t('attention.none')}
      </p>
    );
  return (
    <Opener {...opener}>
      <span className="sr-only">{words.t('attention.title')}</span>
      {kinds.length === 0 && words.t('attention.none')}
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <AttentionMark kind={kind} />
          {words.t(`attention.some.${kind}`, { count: found[kind].length })}
        </span>
      ))}
    </Opener>
  );
}

function Opener({ id, controls, open, turn, children }: OpenerProps & { readonly children: ReactNode }) {
  return (
    <button
      id={id}
      type="button"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={turn}
      className={`inline-flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-tremor-small border px-3 py-1.5 text-start text-sm font-medium text-ink ${
        open ? 'border-accent bg-sunken' : 'border-edge bg-surface hover:bg-sunken'
      }`}
    >
      {children}
      <svg viewBox="0 0 12 12" aria-hidden className={`size-3 shrink-0 ${open ? 'rotate-180' : ''}`}>
        <path d="m2.5 4.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth={1.5} />
      </svg>
    </button>
  );
}
