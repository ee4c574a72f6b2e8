import type { SavedBriefWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { briefApi, useSavedBriefs } from '../api/brief.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DeletedNotice } from '../ui/deleted-notice.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { PageHead } from '../ui/page-head.js';
import { TextLink } from '../ui/text-link.js';

/** The briefs that are kept, by name. */
export default function SavedListPage() {
  const words = useWords();
  const [search, write] = useAddress();
  const gone = search.get('gone');
  const briefs = useSavedBriefs();
  const client = useQueryClient();
  return (
    <>
      <PageHead title={words.t('saved.title')} lead={words.t('saved.lead')}>
        <ForRole needed="editor">
          <ButtonLink look="primary" href="/brief">
            {words.t('saved.new')}
          </ButtonLink>
        </ForRole>
      </PageHead>
      <div className="grid gap-4">
        {gone !== null && (
          <DeletedNotice
            text={words.t('saved.deleted')}
            undo={words.t('saved.undo')}
            restore={() => briefApi.restoreSavedBrief(gone)}
            restored={() => {
              void client.invalidateQueries({ queryKey: keys.savedBriefs });
              write({ gone: '' });
            }}
          />
        )}
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
