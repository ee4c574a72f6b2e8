import type { SavedBriefWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { briefApi, useSavedBriefs } from '../api/brief.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { TextLink } from '../ui/text-link.js';

/** The briefs that are kept, by name. */
export default function SavedListPage() {
  const words = useWords();
  usePageTitle(words.t('saved.title'));
  const [search, write] = useAddress();
  const gone = search.get('gone');
  const briefs = useSavedBriefs();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold">{words.t('saved.title')}</h1>
        <ForRole needed="editor">
          <ButtonLink look="primary" href="/brief">
            {words.t('saved.new')}
          </ButtonLink>
        </ForRole>
      </div>
      <p className="mb-4 mt-1 max-w-3xl text-base text-muted">{words.t('saved.lead')}</p>
      <div className="grid gap-4">
        {gone !== null && <Gone id={gone} over={() => write({ gone: '' })} />}
        <Card>
          <ItemList query={briefs} what={words.t('saved.whatAll')} none={words.t('saved.none')}>
            {(brief) => <Item brief={brief} />}
          </ItemList>
        </Card>
      </div>
    </>
  );
}

function Item({ brief }: { brief: SavedBriefWire }) {
  const words = useWords();
  const { name, items, asOf, changedBy, changedAt } = brief;
  return (
    <ItemText
      title={
        <TextLink href={`/briefs/${brief.id}`}>
          <bdi>{name}</bdi>
        </TextLink>
      }
    >
      {words.t('saved.holds', { count: items.length })}{' '}
      {asOf !== null && `${words.t('brief.knownOn', { day: words.day(asOf) })}. `}
      {words.t('saved.changed', { by: changedBy, when: words.instant(changedAt) })}
    </ItemText>
  );
}

/** What was deleted a moment ago, with the way back. */
function Gone({ id, over }: { id: string; over: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const restoring = useMutation({
    mutationFn: () => briefApi.restoreSavedBrief(id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.savedBriefs });
      over();
    },
  });
  return (
    <Notice role="status">
      <div className="flex flex-wrap items-center gap-3">
        <p>{words.t('saved.deleted')}</p>
        <Button disabled={restoring.isPending} onClick={() => restoring.mutate()}>
          {words.t('saved.undo')}
        </Button>
      </div>
      {restoring.isError && (
        <p className="mt-2 text-sm text-refused">{failureText(words, restoring.error)}</p>
      )}
    </Notice>
  );
}
