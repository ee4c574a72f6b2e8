import type { TellingWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords } from '../language/words.js';
import { ServerForm } from '../ui/form.js';
import { TickField } from '../ui/form-fields.js';
import { HourField, LanguageField, TimeZoneField, WeekdayField } from './clock-fields.js';

/** In which language, by which clock and when. */
export function TellingForm({ telling }: { telling: TellingWire }) {
  const words = useWords();
  const client = useQueryClient();
  const first = { ...telling, hour: String(telling.hour), weekday: String(telling.weekday) };
  return (
    <ServerForm
      label={words.t('told.how')}
      first={first}
      undoes
      send={({ hour, weekday, ...rest }) =>
        subscriptionApi.keepTelling({ ...rest, hour: Number(hour), weekday: Number(weekday) })
      }
      done={() => client.invalidateQueries({ queryKey: keys.subscriptions })}
      submit={words.t('told.save')}
      success={words.t('told.saved')}
    >
      <LanguageField />
      <TimeZoneField chosen={telling.timeZone} />
      <HourField label={words.t('told.hour')} />
      <WeekdayField label={words.t('told.weekday')} />
      <TickField name="whenNothing" label={words.t('told.whenNothing')} />
      <TickField name="onlyFollowed" label={words.t('told.onlyFollowed')} />
    </ServerForm>
  );
}
