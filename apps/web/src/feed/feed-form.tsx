import type { FeedWire, MappingWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { feedApi } from '../api/feeds.js';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useSavedMappings } from '../import/saved-mappings.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { ServerForm, type Typed } from '../ui/form.js';
import { ChoiceField, LongField, TextField, TickField } from '../ui/form-fields.js';
import { draftOf, editedFeedOf, type FeedDraft, newFeedOf } from './feed-draft.js';
import { usualEvery } from './schedule.js';
import { scheduleText, weekdayText } from './schedule-text.js';

interface Props {
  /** Null for a new one. */
  readonly feed: FeedWire | null;
  readonly done: () => void;
  readonly cancel?: () => void;
}

/** A feed as a whole: from where, how often, what its columns mean, and how far it is trusted. */
export function FeedForm({ feed, done, cancel }: Props) {
  const words = useWords();
  const known = useKnownMappings();
  const first = draftOf(feed);
  return (
    <ServerForm
      label={feed === null ? words.t('feeds.new') : words.t('feeds.editing', { name: feed.name })}
      first={first}
      undoes={feed !== null}
      version={feed?.version}
      send={(draft) => {
        const mapping = known.find(({ key }) => key === draft.mapping)?.mapping ?? feed?.mapping;
        if (mapping === undefined) return null;
        return feed === null
          ? feedApi.createFeed(newFeedOf(draft, mapping))
          : feedApi.editFeed(feed.id, editedFeedOf(draft, feed, mapping));
      }}
      incomplete={words.t('feeds.mappingMissing')}
      done={done}
      submit={words.t(feed === null ? 'feeds.submit' : 'feeds.save')}
      beside={cancel && <Button onClick={cancel}>{words.t('account.cancel')}</Button>}
    >
      {(typed: Typed<FeedDraft>) => (
        <>
          <TextField name="name" label={words.t('feeds.name')} maxLength={100} />
          <TextField
            name="url"
            type="url"
            dir="ltr"
            label={words.t('feeds.url')}
            hint={words.t(feed === null ? 'feeds.urlHint' : 'feeds.urlKept')}
            maxLength={2_000}
          />
          <Schedule typed={typed} first={first} />
          <ChoiceField
            key={known.length}
            name="mapping"
            label={words.t('feeds.mapping')}
            hint={words.t('feeds.mappingHint')}
          >
            <option value="">{words.t(feed === null ? 'feeds.mappingChoose' : 'feeds.mappingKept')}</option>
            {known.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </ChoiceField>
          <TextField
            name="title"
            label={words.t('feeds.source')}
            hint={words.t('feeds.sourceHint')}
            makes={['source']}
            required={false}
            maxLength={500}
          />
          <TextField
            name="publisher"
            label={words.t('field.publisher')}
            makes={['source/publisher']}
            required={false}
            maxLength={500}
          />
          <LongField
            name="headers"
            label={words.t('feeds.headers')}
            hint={words.t('feeds.headersHint', { example: '\u2066X-Api-Key: 5f2a91\u2069' })}
            dir="ltr"
            spellCheck={false}
          />
          <TextField
            name="revisePercent"
            type="number"
            min={0}
            max={100}
            label={words.t('feeds.revisePercent')}
            makes={['limits/revisePercent']}
          />
          <TextField
            name="rejectPercent"
            type="number"
            min={0}
            max={100}
            label={words.t('feeds.rejectPercent')}
            hint={words.t('feeds.limitsHint')}
            makes={['limits/rejectPercent']}
          />
          <TickField name="enabled" label={words.t('feeds.enabled')} />
        </>
      )}
    </ServerForm>
  );
}

function Schedule({ typed: { values }, first }: { typed: Typed<FeedDraft>; first: FeedDraft }) {
  const words = useWords();
  const isOwn = /^P/.test(first.often) && !(usualEvery as readonly string[]).includes(first.often);
  return (
    <>
      <ChoiceField name="often" label={words.t('feeds.often')} makes={['every']}>
        {[...usualEvery, ...(isOwn ? [first.often] : [])].map((every) => (
          <option key={every} value={every}>
            {scheduleText(words, { every, cron: null })}
          </option>
        ))}
        <option value="daily">{words.t('feeds.oftenDaily')}</option>
        <option value="weekly">{words.t('feeds.oftenWeekly')}</option>
        <option value="cron">{words.t('feeds.oftenCron')}</option>
      </ChoiceField>
      {values.often === 'weekly' && (
        <ChoiceField name="weekday" label={words.t('feeds.weekday')} makes={[]}>
          {[1, 2, 3, 4, 5, 6, 0].map((day) => (
            <option key={day} value={day}>
              {weekdayText(words, day)}
            </option>
          ))}
        </ChoiceField>
      )}
      {(values.often === 'daily' || values.often === 'weekly') && (
        <TextField
          name="time"
          type="time"
          label={words.t('feeds.time')}
          hint={words.t('feeds.timeHint')}
          makes={[]}
        />
      )}
      {values.often === 'cron' && (
        <TextField
          name="cron"
          dir="ltr"
          label={words.t('feeds.cron')}
          hint={words.t('feeds.cronHint')}
          maxLength={200}
        />
      )}
    </>
  );
}

interface KnownMapping {
  readonly key: string;
  readonly name: string;
  readonly mapping: MappingWire;
}

/** What columns meant before: as it was saved, or in tables that were brought in. */
function useKnownMappings(): readonly KnownMapping[] {
  const words = useWords();
  const { data: saved = [] } = useSavedMappings();
  const { data: imports } = useQuery({
    queryKey: [...keys.imports, 'first'],
    queryFn: ({ signal }) => tableApi.imports(null, signal),
  });
  const tables = (imports?.items ?? []).filter(
    ({ status }) => status === 'committed' || status === 'planned',
  );
  return [
    ...saved.map(({ id, name, mapping }) => ({ key: `saved ${id}`, name, mapping })),
    ...tables.map(({ id, name, at, mapping }) => ({
      key: `table ${id}`,
      name: words.t('feeds.mappingOf', { name, when: words.instant(at) }),
      mapping,
    })),
  ];
}
