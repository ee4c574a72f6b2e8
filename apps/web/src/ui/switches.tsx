import { type Digits, endonymOf, languages } from '@marsad/indicators';
import { customs } from '../language/customs.js';
import { prefer, type Theme, usePreferences } from '../language/preferences.js';
import { useWords } from '../language/words.js';

const control =
  'min-h-9 rounded-tremor-small border border-transparent bg-transparent py-1 text-sm text-muted hover:border-edge hover:text-ink';

const labelled = 'inline-flex items-center justify-between gap-2 px-2 text-sm text-muted';
const choice =
  'min-h-9 rounded-tremor-small border border-line bg-transparent py-1 pe-7 ps-2 text-sm text-ink hover:border-edge';

/** Named in its own language, and said so to a screen reader. */
export function LanguageSwitch() {
  const { language } = usePreferences();
  return languages
    .filter((one) => one !== language)
    .map((other) => (
      <button
        key={other}
        type="button"
        lang={other}
        className={`${control} px-2 font-medium`}
        onClick={() => prefer({ language: other })}
      >
        {endonymOf(other)}
      </button>
    ));
}

export function ThemeSwitch() {
  const words = useWords();
  const { theme } = usePreferences();
  return (
    <label className={labelled}>
      {words.t('theme.label')}
      <select
        value={theme}
        onChange={(event) => prefer({ theme: event.target.value as Theme })}
        className={choice}
      >
        <option value="system">{words.t('theme.system')}</option>
        <option value="light">{words.t('theme.light')}</option>
        <option value="dark">{words.t('theme.dark')}</option>
      </select>
    </label>
  );
}

export function DigitsSwitch() {
  const words = useWords();
  if (!customs[words.language].hasDigits) return null;
  return (
    <label className={labelled}>
      {words.t('digits.label')}
      <select
        value={words.digits}
        onChange={(event) => prefer({ digits: event.target.value as Digits })}
        className={choice}
      >
        <option value="latn">123</option>
        <option value="arab">١٢٣</option>
      </select>
    </label>
  );
}
