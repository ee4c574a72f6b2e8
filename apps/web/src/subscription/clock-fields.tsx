/** When somebody is mailed, by which clock and in which language. */
import { languages } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import { ChoiceField } from '../ui/form-fields.js';
import { hourText, timeZones, weekdays } from './time-zones.js';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const languageNames = { en: 'English', ar: 'العربية' } as const;

export function HourField({ label }: { label: string }) {
  return (
    <ChoiceField name="hour" label={label}>
      {hours.map((hour) => (
        <option key={hour} value={hour}>
          {hourText(hour)}
        </option>
      ))}
    </ChoiceField>
  );
}

export function WeekdayField({ label }: { label: string }) {
  const words = useWords();
  return (
    <ChoiceField name="weekday" label={label}>
      {weekdays(words.language).map(({ day, name }) => (
        <option key={day} value={day}>
          {name}
        </option>
      ))}
    </ChoiceField>
  );
}

/** @param chosen is offered also where the browser does not know it. */
export function TimeZoneField({ chosen }: { chosen: string }) {
  const words = useWords();
  return (
    <ChoiceField name="timeZone" label={words.t('told.timeZone')}>
      {timeZones(chosen).map((zone) => (
        <option key={zone} value={zone}>
          {zone}
        </option>
      ))}
    </ChoiceField>
  );
}

/** Each by its own name. */
export function LanguageField() {
  const words = useWords();
  return (
    <ChoiceField name="language" label={words.t('told.language')}>
      {languages.map((one) => (
        <option key={one} value={one}>
          {languageNames[one]}
        </option>
      ))}
    </ChoiceField>
  );
}
