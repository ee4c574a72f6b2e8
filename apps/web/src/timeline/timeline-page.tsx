import { timelineKinds, timelineStatuses } from '@marsad/indicators';
import type { TimelineEntryWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { usePlaces } from '../api/places.js';
import { keys, useIndicators } from '../api/queries.js';
import { timelineApi, useTimeline } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DeletedNotice } from '../ui/deleted-notice.js';
import { Failed } from '../ui/failed.js';
import { inputLook } from '../ui/field.js';
import { FramedList, ListItem } from '../ui/list.js';
import { PageHead } from '../ui/page-head.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { type Choice, choicesIn, isWanted } from './choice.js';
import { EntryForm } from './entry-form.js';
import { EntryItem } from './entry-item.js';
import { titleOf } from './said.js';

/** Measures and events in one list, and where they are made, changed and deleted. */
export default function TimelinePage() {
  const words = useWords();
  const [search, write] = useAddress();
  const entries = useTimeline();
  const client = useQueryClient();
  const [gone, setGone] = useState<TimelineEntryWire | null>(null);
  const again = () => void client.invalidateQueries({ queryKey: keys.timeline });
  const isNew = search.has('new');
  const choice = choicesIn(search);
  return (
    <>
      <PageHead title={words.t('timeline.title')} lead={words.t('timeline.lead')}>
        <ForRole needed="editor">
          {!isNew && (
            <Button look="primary" onClick={() => write({ new: '1' })}>
              {words.t('timeline.new')}
            </Button>
          )}
        </ForRole>
      </PageHead>
      <div className="grid gap-4">
        {isNew && (
          <ForRole needed="editor">
            <Section title={words.t('timeline.new')}>
              <EntryForm
                entry={null}
                indicator={choice.indicator === '' ? null : choice.indicator}
                done={() => {
                  again();
                  write({ new: '' });
                }}
                cancel={() => write({ new: '' })}
              />
            </Section>
          </ForRole>
        )}
        {gone !== null && (
          <DeletedNotice
            key={gone.id}
            text={words.t('timeline.deleted', { title: titleOf(words, gone) })}
            undo={words.t('timeline.undo')}
            restore={() => timelineApi.restoreTimelineEntry(gone.id)}
            restored={() => {
              again();
              setGone(null);
            }}
          />
        )}
        <Card>
          <Filters choice={choice} write={write} />
          {entries.data !== undefined ? (
            <Entries all={entries.data} choice={choice} again={again} gone={setGone} />
          ) : entries.isError ? (
            <Failed
              what={words.t('timeline.what')}
              error={entries.error}
              retry={() => void entries.refetch()}
            />
          ) : (
            <div role="status" aria-label={words.t('loading')}>
              <Skeleton height={480} />
            </div>
          )}
        </Card>
      </div>
    </>
  );
}

function Filters({
  choice,
  write,
}: {
  choice: Choice;
  write: (values: Readonly<Record<string, string>>) => void;
}) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { data: places = [] } = usePlaces();
  return (
    <search className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Filter label={words.t('timeline.kind')} value={choice.kind} set={(kind) => write({ kind })}>
        {timelineKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.t(`timeline.kind.${kind}`)}
          </option>
        ))}
      </Filter>
      <Filter label={words.t('timeline.status')} value={choice.status} set={(status) => write({ status })}>
        {timelineStatuses.map((status) => (
          <option key={status} value={status}>
            {words.t(`timeline.status.${status}`)}
          </option>
        ))}
      </Filter>
      <Filter
        label={words.t('timeline.indicator')}
        value={choice.indicator}
        set={(indicator) => write({ indicator })}
      >
        {indicators.map(({ id, name }) => (
          <option key={id} value={id}>
            {words.text(name)}
          </option>
        ))}
      </Filter>
      <Filter label={words.t('timeline.place')} value={choice.place} set={(place) => write({ place })}>
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {words.text(name)}
          </option>
        ))}
      </Filter>
    </search>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly children: ReactNode;
}

function Filter({ label, value, set, children }: FilterProps) {
  const words = useWords();
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <select
        id={id}
        className={`${inputLook} border-edge`}
        value={value}
        onChange={({ target }) => set(target.value)}
      >
        <option value="">{words.t('timeline.all')}</option>
        {children}
      </select>
    </div>
  );
}

interface EntriesProps {
  readonly all: readonly TimelineEntryWire[];
  readonly choice: Choice;
  readonly again: () => void;
  readonly gone: (entry: TimelineEntryWire) => void;
}

function Entries({ all, choice, again, gone }: EntriesProps) {
  const words = useWords();
  const shown = all.filter((entry) => isWanted(entry, choice));
  if (shown.length === 0)
    return (
      <p className="text-sm text-muted">
        {words.t(all.length === 0 ? 'timeline.none' : 'timeline.noneLike')}
      </p>
    );
  return (
    <FramedList>
      {shown.map((entry) => (
        <ListItem key={entry.id} className="flex-wrap gap-x-4 gap-y-2 !py-3">
          <EntryItem
            entry={entry}
            again={again}
            gone={() => {
              again();
              gone(entry);
            }}
          />
        </ListItem>
      ))}
    </FramedList>
  );
}
