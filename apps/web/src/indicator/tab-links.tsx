import { Link, useSearchParams } from 'wouter';
import { useWords } from '../language/words.js';
import { type Tab, tabs } from './address.js';

const labels = {
  chart: 'tab.chart',
  table: 'tab.table',
  sources: 'tab.sources',
  history: 'tab.history',
} as const;

/** The four ways to look at one series. They are links: each can be opened beside the others, and sent to somebody. */
export function TabLinks({ here }: { here: Tab }) {
  const words = useWords();
  const [search] = useSearchParams();
  return (
    <nav aria-label={words.t('tab.label')} className="border-b border-line print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              href={addressOf(search, tab)}
              aria-current={tab === here ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center text-sm font-medium ${
                tab === here
                  ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]'
                  : 'text-muted hover:text-ink'
              }`}
            >
              {words.t(labels[tab])}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function addressOf(search: URLSearchParams, tab: Tab): string {
  const after = new URLSearchParams(search);
  if (tab === 'chart') after.delete('tab');
  else after.set('tab', tab);
  return after.size === 0 ? '?' : `?${after}`;
}
