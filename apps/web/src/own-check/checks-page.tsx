import { shownText } from '@marsad/indicators';
import type { OwnCheckExampleListWire, OwnCheckListWire, OwnCheckWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ownCheckApi, useOwnCheckExamples, useOwnCheckList } from '../api/own-checks.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DeletedNotice } from '../ui/deleted-notice.js';
import { Failed } from '../ui/failed.js';
import { PageHead } from '../ui/page-head.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { CheckForm } from './check-form.js';
import { CheckItem } from './check-item.js';
import { CheckState } from './check-state.js';
import { type CheckDraft, draftOf, newDraft } from './draft.js';
import { unreadableName } from './unreadable.js';

/** Checks of one's own: what the figures say of each, and where they are written, changed and deleted. */
export default function ChecksPage() {
  const words = useWords();
  const [search, write] = useAddress();
  const client = useQueryClient();
  const [gone, setGone] = useState<OwnCheckWire | null>(null);
  /** What a new one begins with; null for an empty form. */
  const [taken, setTaken] = useState<CheckDraft | null>(null);
  const again = () => void client.invalidateQueries({ queryKey: keys.ownChecks });
  const isNew = search.has('new');
  const close = () => {
    setTaken(null);
    write({ new: '', indicator: '' });
  };
  return (
    <>
      <PageHead title={words.t('ownCheck.title')} lead={words.t('ownCheck.lead')}>
        <ForRole needed="editor">
          {!isNew && (
            <Button look="primary" onClick={() => write({ new: '1' })}>
              {words.t('ownCheck.new')}
            </Button>
          )}
        </ForRole>
      </PageHead>
      <div className="grid gap-4">
        {isNew && (
          <ForRole needed="editor">
            <Section title={words.t('ownCheck.new')}>
              <CheckForm
                key={taken === null ? 'empty' : 'taken'}
                check={null}
                first={taken ?? newDraft(search.get('indicator') ?? '')}
                label={words.t('ownCheck.new')}
                done={() => {
                  again();
                  close();
                }}
                cancel={close}
              />
            </Section>
          </ForRole>
        )}
        {gone !== null && (
          <DeletedNotice
            key={gone.id}
            text={words.t('ownCheck.deleted', { title: words.text(shownText(gone.title)) })}
            undo={words.t('ownCheck.undo')}
            restore={() => ownCheckApi.restoreOwnCheck(gone.id)}
            restored={() => {
              again();
              setGone(null);
            }}
          />
        )}
        <Checks sought={search.get('check')} again={again} gone={setGone} />
        {!isNew && (
          <ForRole needed="editor">
            <Examples
              take={(draft) => {
                setTaken(draft);
                write({ new: '1' });
                window.scrollTo({ top: 0 });
              }}
            />
          </ForRole>
        )}
      </div>
    </>
  );
}

interface ChecksProps {
  /** The id of the one that somebody came for. */
  readonly sought: string | null;
  readonly again: () => void;
  readonly gone: (check: OwnCheckWire) => void;
}

function Checks({ sought, again, gone }: ChecksProps) {
  const words = useWords();
  const checks = useOwnCheckList();
  if (checks.data === undefined)
    return checks.isError ? (
      <Failed what={words.t('ownCheck.what')} error={checks.error} retry={() => void checks.refetch()} />
    ) : (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={320} />
      </div>
    );
  const { items, unreadable } = checks.data;
  if (items.length === 0 && unreadable.length === 0)
    return (
      <Card>
        <p className="text-sm text-muted">{words.t('ownCheck.none')}</p>
      </Card>
    );
  return (
    <>
      {unreadable.map((check) => (
        <Unreadable key={check.id} check={check} />
      ))}
      {items.map((check) => (
        <CheckItem
          key={check.id}
          check={check}
          isSought={check.id === sought}
          again={again}
          gone={() => {
            again();
            gone(check);
          }}
        />
      ))}
    </>
  );
}

function Unreadable({ check }: { check: OwnCheckListWire['unreadable'][number] }) {
  const words = useWords();
  return (
    <Card labelledBy={check.id}>
      <h2 id={check.id} className="break-words text-base font-semibold">
        <bdi>{unreadableName(words, check)}</bdi>
      </h2>
      <p className="mt-1 max-w-3xl text-sm text-muted">{words.t('ownCheck.unreadable')}</p>
    </Card>
  );
}

/** What the source document bears, to begin with. */
function Examples({ take }: { take: (draft: CheckDraft) => void }) {
  const words = useWords();
  const examples = useOwnCheckExamples();
  if (examples.data?.length === 0) return null;
  return (
    <Section title={words.t('ownCheck.examples')} lead={words.t('ownCheck.examplesLead')}>
      {examples.data === undefined ? (
        examples.isError ? (
          <Failed
            what={words.t('ownCheck.examples')}
            error={examples.error}
            retry={() => void examples.refetch()}
          />
        ) : (
          <Skeleton height={160} />
        )
      ) : (
        <ul className="divide-y divide-line">
          {examples.data.map((example) => (
            <Example key={example.id} example={example} take={() => take(draftOf(example))} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type ExampleWire = OwnCheckExampleListWire['items'][number];

function Example({ example, take }: { example: ExampleWire; take: () => void }) {
  const words = useWords();
  const title = words.text(shownText(example.title));
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-sm font-medium">{title}</h3>
        {example.note !== null && (
          <p className="mt-0.5 max-w-3xl text-sm text-muted">{words.text(shownText(example.note))}</p>
        )}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <CheckState state={example.outcome.state} />
          {words.text(example.outcome.conclusion)}
        </p>
      </div>
      <Button aria-label={`${words.t('ownCheck.take')}: ${title}`} onClick={take}>
        {words.t('ownCheck.take')}
      </Button>
    </li>
  );
}
