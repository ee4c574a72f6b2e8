import { useWords } from '../language.js';
import { type Digits, prefer, type Theme, usePreferences } from '../preferences.js';

const control =
  'min-h-9 rounded-tremor-small border border-transparent bg-transparent py-1 text-xs text-muted sm:text-sm hover:border-edge hover:text-ink';

/** Named in its own language, and said so to a screen reader. */
export function LanguageSwitch() {
  const { language } = usePreferences();
  const other = language === 'en' ? 'ar' : 'en';
  return (
    <button
      type="button"
      lang={other}
      className={`${control} px-2 font-medium`}
      onClick={() => prefer({ language: other })}
    >
      {other === 'ar' ? 'العربية' : 'English'}
    </button>
  );
}

export function ThemeSwitch() {
  const words = useWords();
  const { theme } = usePreferences();
  return (
    <select
      aria-label={words.t('theme.label')}
      value={theme}
      onChange={(event) => prefer({ theme: event.target.value as Theme })}
      className={`${control} pe-6 ps-1 sm:ps-2`}
    >
      <option value="system">{words.t('theme.system')}</option>
      <option value="light">{words.t('theme.light')}</option>
      <option value="dark">{words.t('theme.dark')}</option>
    </select>
  );
}

export function DigitsSwitch() {
  const words = useWords();
  if (words.language !== 'ar') return null;
  return (
    <select
      aria-label={words.t('digits.label')}
      value={words.digits}
      onChange={(event) => prefer({ digits: event.target.value as Digits })}
      className={`${control} pe-6 ps-1 sm:ps-2`}
    >
      <option value="latn">123</option>
      <option value="arab">١٢٣</option>
    </select>
  );
}
