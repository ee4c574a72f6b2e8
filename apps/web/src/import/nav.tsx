import { allows } from '@marsad/indicators';
import { Link, useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';

const places = [
  ['/tables', 'tables.title', 'contributor'],
  ['/tables/grid', 'grid.title', 'contributor'],
  ['/tables/feeds', 'feeds.title', 'admin'],
] as const;

/** What belongs to tables, one click apart. */
export function TablesNav() {
  const words = useWords();
  const [path] = useLocation();
  const { role } = useSession();
  const shown = places.filter(([, , needed]) => role !== null && allows(role, needed));
  if (shown.length < 2) return <div className="mt-2" />;
  return (
    <nav aria-label={words.t('tables.nav')} className="mb-2 mt-2">
      <ul className="flex flex-wrap gap-x-4">
        {shown.map(([href, label]) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className={`inline-flex min-h-10 items-center text-sm font-medium ${
                path === href
                  ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]'
                  : 'text-muted hover:text-ink'
              }`}
            >
              {words.t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
