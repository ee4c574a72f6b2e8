import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useEffect, useId, useRef } from 'react';
import { useTimelineOf } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { TextLink } from '../ui/text-link.js';
import { BeforeAfter } from './before-after.js';
import { type Numbered, numbered } from './lane.js';
import { kindSaid, titleOf, whenSaid } from './said.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The measures and events of an indicator, by the numbers they have under its chart, and its figures before and after one. */
export function TimelineCard({ indicator, dimensions }: Props) {
  const words = useWords();
  const id = useId();
  const [search, write] = useAddress();
  const { data, isError, error, refetch } = useTimelineOf(indicator.id);
  const chosen = search.get('event');
  if (data === undefined)
    return isError ? (
      <Failed what={words.t('timeline.what')} error={error} retry={() => void refetch()} />
    ) : null;
  const add = `/timeline?new=1&indicator=${indicator.id}`;
  return (
    <Card labelledBy={id}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-base font-semibold">
          {words.t('timeline.title')}
        </h2>
        <ForRole needed="editor">
          <p className="text-sm print:hidden">
            <TextLink href={add}>{words.t('timeline.new')}</TextLink>
          </p>
        </ForRole>
      </div>
      {data.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{words.t('timeline.noneHere')}</p>
      ) : (
        <ol className="mt-2 divide-y divide-line">
          {numbered(data).map((one) => (
            <Entry
              key={one.entry.id}
              of={one}
              isOpen={chosen === one.entry.id}
              toggle={() => write({ event: chosen === one.entry.id ? '' : one.entry.id })}
            >
              <BeforeAfter indicator={indicator.id} dimensions={dimensions} entry={one.entry.id} />
            </Entry>
          ))}
        </ol>
      )}
    </Card>
  );
}

interface EntryProps {
  readonly of: Numbered;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly children: React.ReactNode;
}

function Entry({ of: { number, entry }, isOpen, toggle, children }: EntryProps) {
  const words = useWords();
  const id = useId();
  const frame = useRef<HTMLLIElement>(null);
  // Whoever follows a mark of the chart, or comes from the list of all, is led to it.
  useEffect(() => {
    if (isOpen) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const title = titleOf(words, entry);
  return (
    <li ref={frame} className="py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="min-w-6 text-sm font-semibold tabular-nums">{words.number(number)}</span>
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="break-words text-sm font-medium">
            <bdi>{title}</bdi>
          </h3>
          <p className="text-sm text-muted">
            {whenSaid(words, entry)} · {kindSaid(words, entry)}
          </p>
        </div>
        <Button
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={`${words.t('timeline.beforeAfter')}: ${title}`}
          onClick={toggle}
          className="print:hidden"
        >
          {words.t('timeline.beforeAfter')}
        </Button>
      </div>
      {isOpen && (
        <div id={id} className="mt-3 sm:ps-9">
          {children}
        </div>
      )}
    </li>
  );
}
