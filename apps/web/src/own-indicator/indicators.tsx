/** An administrator's own indicators, and which of all are archived. */

import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { ReasonField } from '../ui/form-fields.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { unreadOf } from '../ui/unread.js';

export function OwnIndicators() {
  const words = useWords();
  return (
    <>
      <div>
        <ButtonLink look="primary" href="/settings/indicators/new">
          {words.t('own.new')}
        </ButtonLink>
      </div>
      <List sections={['own']} />
      <List sections={['catalogue', 'archived']} />
    </>
  );
}

function List({ sections }: { sections: readonly ('own' | 'catalogue' | 'archived')[] }) {
  const words = useWords();
  const current = useIndicators();
  const archived = useQuery({
    queryKey: [...keys.indicators, 'archived'],
    queryFn: ({ signal }) => api.archivedIndicators(signal),
  });
  const failed = unreadOf(current, archived);
  if (failed !== undefined)
    return (
      <Failed what={words.t('failed.indicators')} error={failed.error} retry={() => void failed.refetch()} />
    );
  if (current.data === undefined || archived.data === undefined) return <Skeleton height={240} />;
  const members = {
    own: current.data.filter(({ section }) => section === 'own'),
    catalogue: current.data.filter(({ section }) => section !== 'own'),
    archived: archived.data,
  };
  return sections.map((section) => (
    <Section key={section} title={words.t(`own.${section}`)} lead={words.t(`own.${section}Lead`)}>
      {members[section].length === 0 ? (
        <p className="text-sm text-muted">
          {words.t(section === 'archived' ? 'own.noneArchived' : 'own.none')}
        </p>
      ) : (
        <FramedList>
          {members[section].map((indicator) => (
            <Item key={indicator.id} indicator={indicator} />
          ))}
        </FramedList>
      )}
    </Section>
  ));
}

function Item({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const client = useQueryClient();
  const [archiving, setArchiving] = useState(false);
  const name = words.text(indicator.name);
  const isArchived = indicator.archivedAt !== null;
  const done = async () => {
    await client.invalidateQueries({ queryKey: keys.indicators });
    setArchiving(false);
  };
  const label = words.t(isArchived ? 'own.restore' : 'own.archive');
  return (
    <ListItem className="flex-col !items-stretch gap-3 !py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="break-words font-medium">
            <TextLink href={`/indicators/${indicator.id}`}>{name}</TextLink>
          </p>
          <p className="text-sm text-muted">
            <bdi>{indicator.id}</bdi>
            {indicator.section === 'own' && ` · ${words.t('own.version', { version: indicator.version })}`}
            {` · ${words.t('sources.figures', { count: indicator.figures })}`}
          </p>
        </div>
        {indicator.section === 'own' && !isArchived && (
          <ButtonLink href={`/settings/indicators/edit?id=${indicator.id}`}>
            {words.t('own.edit')}
            <span className="sr-only">: {name}</span>
          </ButtonLink>
        )}
        <Button
          aria-label={`${label}: ${name}`}
          aria-expanded={archiving}
          onClick={() => setArchiving(!archiving)}
        >
          {label}
        </Button>
      </div>
      {archiving && (
        <ServerForm
          label={`${label}: ${name}`}
          first={{ reason: '' }}
          send={(form) =>
            isArchived
              ? api.restoreIndicator(indicator.id, form.reason)
              : api.archiveIndicator(indicator.id, form.reason)
          }
          done={done}
          submit={label}
        >
          <ReasonField hint={words.t(isArchived ? 'own.restoreHint' : 'own.archiveHint')} />
        </ServerForm>
      )}
    </ListItem>
  );
}
