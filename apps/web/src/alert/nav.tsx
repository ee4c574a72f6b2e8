import { allows } from '@marsad/indicators';
import { Link, useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';

const places = [
  ['/alerts', 'alerts.inbox', 'viewer'],
  ['/rules', 'rules.title', 'viewer'],
  ['/silences', 'silences.title', 'viewer'],
  ['/receivers', 'receivers.title', 'editor'],
] as const;

/** What belongs to alerts, one click apart. */
export function AlertsNav() {
  const words = useWords();
  const [path] = useLocation();
  const { role } = useSession();
  const shown = places.filter(([, , needed]) => role !== null && allows(role, needed));
  return (
    <nav aria-label={words.t('alerts.title')} className="mb-4 mt-2">
      <ul className="flex flex-wrap gap-x-4">
        {shown.map(([href, label]) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? 'page' : undefined}
                className={`inline-flex min-h-10 items-center text-sm font-medium ${
                  here ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]' : 'text-muted hover:text-ink'
                }`}
              >
                {words.t(label)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
