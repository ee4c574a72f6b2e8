import { Link, useLocation } from 'wouter';
import { useWords } from '../language.js';
import { type Digits, prefer, type Theme, usePreferences } from '../preferences.js';
import { useAlerts } from '../queries.js';
import { ConnectionState } from './connection-state.js';
import { DemoBanner } from './demo-banner.js';

export function Header() {
  const words = useWords();
  return (
    <header className="border-b border-line bg-surface">
      <DemoBanner />
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-3 gap-y-1 sm:gap-x-6 px-4 py-2 sm:px-6">
        <Link href="/" className="flex items-center gap-2 rounded-sm py-1 text-base font-semibold text-ink">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {words.t('frame.name')}
        </Link>
        <nav aria-label={words.t('frame.nav')} className="order-last -mx-2 w-full sm:order-none sm:w-auto">
          <ul className="flex flex-wrap gap-x-1">
            <NavItem href="/" label={words.t('nav.overview')} />
            <NavItem href="/enter" label={words.t('nav.enter')} />
            <AlertsItem />
            <NavItem href="/facts" label={words.t('nav.facts')} />
          </ul>
        </nav>
        <div className="ms-auto flex items-center gap-1 sm:gap-3">
          <ConnectionState />
          <DigitsSwitch />
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}

function NavItem({ href, label, count }: { href: string; label: string; count?: number }) {
  const words = useWords();
  const [path] = useLocation();
  const here = path === href || (href !== '/' && path.startsWith(`${href}/`));
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className={`inline-flex min-h-10 items-center gap-1.5 rounded-tremor-small px-2 text-sm font-medium ${
          here ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]' : 'text-muted hover:text-ink'
        }`}
      >
        {label}
        {count !== undefined && count > 0 && (
          <span className="inline-flex min-w-5 items-center justify-center rounded-tremor-full bg-breach-ink px-1.5 text-xs font-semibold tabular-nums text-surface">
            <span aria-hidden>{words.number(count)}</span>
            <span className="sr-only">{words.t('nav.firing', { count })}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

function AlertsItem() {
  const words = useWords();
  const firing = useAlerts('firing');
  return <NavItem href="/alerts" label={words.t('nav.alerts')} count={firing.data?.length ?? 0} />;
}

const control =
  'min-h-9 rounded-tremor-small border border-transparent bg-transparent py-1 text-xs text-muted sm:text-sm hover:border-edge hover:text-ink';

/** Named in its own language, and said so to a screen reader. */
function LanguageSwitch() {
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

function ThemeSwitch() {
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

function DigitsSwitch() {
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
