import type { TellingWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords } from '../language/words.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, TickField } from '../ui/form-fields.js';
import { hourText, timeZones, weekdays } from './time-zones.js';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const languageNames = { en: 'English', ar: 'العربية' } as const;

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
      <ChoiceField name="language" label={words.t('told.language')}>
        {(['en', 'ar'] as const).map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField name="timeZone" label={words.t('told.timeZone')}>
        {timeZones(telling.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField name="hour" label={words.t('told.hour')}>
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {hourText(hour)}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField name="weekday" label={words.t('told.weekday')}>
        {weekdays(words.language).map(({ day, name }) => (
          <option key={day} value={day}>
            {name}
          </option>
        ))}
      </ChoiceField>
      <TickField name="whenNothing" label={words.t('told.whenNothing')} />
      <TickField name="onlyFollowed" label={words.t('told.onlyFollowed')} />
    </ServerForm>
  );
}
