import type { SavedMappingWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { Confirmed } from '../ui/confirmed.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { Section } from '../ui/section.js';

/** More names say no more of which table it is for. */
const mostNames = 6;

export const useSavedMappings = () =>
  useQuery<SavedMappingWire[]>({
    queryKey: keys.mappings,
    queryFn: async ({ signal }) => [...(await tableApi.savedMappings(signal)).items],
  });

/** What columns meant in earlier tables, kept for the next with the same ones. */
export function SavedMappings() {
  const words = useWords();
  const client = useQueryClient();
  const saved = useSavedMappings();
  return (
    <Section title={words.t('tables.saved')} lead={words.t('tables.savedLead')}>
      <ItemList query={saved} what={words.t('tables.saved')} none={words.t('tables.savedNone')}>
        {({ id, name, columns }) => (
          <>
            <ItemText title={<bdi>{name}</bdi>}>
              {words.t('tables.savedColumns', {
                count: columns.length,
                names: columns.slice(0, mostNames).join(words.t('list.comma')),
              })}
              {columns.length > mostNames && ' …'}
            </ItemText>
            <Confirmed
              label={words.t('settings.remove')}
              about={name}
              question={words.t('tables.savedRemove')}
              act={() => tableApi.deleteMapping(id)}
              done={() => void client.invalidateQueries({ queryKey: keys.mappings })}
            />
          </>
        )}
      </ItemList>
    </Section>
  );
}
