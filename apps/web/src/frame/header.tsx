import { useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ForRole, useWhyNot } from '../accounts/session.js';
import { useWords } from '../language.js';
import { useAlerts, useSettings } from '../queries.js';
import { ConnectionState } from './connection-state.js';
import { DemoBanner } from './demo-banner.js';
import { Person } from './person.js';
import { DigitsSwitch, LanguageSwitch, ThemeSwitch } from './switches.js';

export function Header() {
  const words = useWords();
  const [path] = useLocation();
  const menu = useId();
  const [open, setOpen] = useState<string | null>(null);
  // Where it was opened: on the next page it is closed again.
  const isOpen = open === path;
  return (
    <header className="border-b border-line bg-surface">
      <DemoBanner />
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-3 gap-y-1 sm:gap-x-6 px-4 py-2 sm:px-6">
        <Link href="/" className="flex items-center gap-2 rounded-sm py-1 text-base font-semibold text-ink">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {words.t('frame.name')}
        </Link>
        <nav aria-label={words.t('frame.nav')} className="order-last -mx-2 w-full xl:order-none xl:w-auto">
          <ul className="flex flex-wrap gap-x-1">
            <NavItem href="/" label={words.t('nav.overview')} />
            <EnterItem />
            <AlertsItem />
            <ForRole needed="contributor">
              <ReviewItem />
            </ForRole>
            <NavItem href="/sources" label={words.t('nav.sources')} />
            <NavItem href="/facts" label={words.t('nav.facts')} />
          </ul>
        </nav>
        <div className="ms-auto flex items-center gap-2">
          <ConnectionState />
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={menu}
            onClick={() => setOpen(isOpen ? null : path)}
            className="min-h-10 rounded-tremor-small border border-edge px-3 text-sm font-medium text-ink hover:border-ink lg:hidden"
          >
            {words.t('frame.menu')}
          </button>
        </div>
        <div
          id={menu}
          className={`${isOpen ? 'flex' : 'hidden'} w-full flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-1 lg:flex lg:w-auto lg:border-0 lg:pt-0`}
        >
          <DigitsSwitch />
          <ThemeSwitch />
          <LanguageSwitch />
          <Person />
        </div>
      </div>
    </header>
  );
}

interface ItemProps {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  /** The count with what it is of. */
  readonly counted?: string;
}

function NavItem({ href, label, count, counted }: ItemProps) {
  const words = useWords();
  const [path] = useLocation();
  const here =
    path === href ||
    (href !== '/' && path.startsWith(`${href}/`)) ||
    (href === '/alerts' && /^\/(rules|silences|receivers)(\/|$)/.test(path));
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
            <span className="sr-only">{counted}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

/** Shown to everybody; to whom it is closed it says why. */
function EnterItem() {
  const words = useWords();
  const whyNot = useWhyNot('contributor');
  if (whyNot === null) return <NavItem href="/enter" label={words.t('nav.enter')} />;
  return (
    <li>
      <span title={whyNot} className="inline-flex min-h-10 items-center px-2 text-sm font-medium text-faint">
        <span aria-hidden>{words.t('nav.enter')}</span>
        <span className="sr-only">
          {words.t('nav.enter')}: {whyNot}
        </span>
      </span>
    </li>
  );
}

/** Only where figures wait for an editor, or would. */
function ReviewItem() {
  const words = useWords();
  const { data } = useSettings();
  if (data === undefined || (!data.review && data.waiting === 0)) return null;
  return (
    <NavItem
      href="/review"
      label={words.t('nav.review')}
      count={data.waiting}
      counted={words.t('nav.waiting', { count: data.waiting })}
    />
  );
}

function AlertsItem() {
  const words = useWords();
  const firing = useAlerts('firing');
  const count = firing.data?.length ?? 0;
  return (
    <NavItem
      href="/alerts"
      label={words.t('nav.alerts')}
      count={count}
      counted={words.t('nav.firing', { count })}
    />
  );
}
