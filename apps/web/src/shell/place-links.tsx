import { Link, useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { Count } from './count.js';
import { isAt, type Place } from './places.js';

interface Props {
  readonly places: readonly Place[];
  readonly waiting: Readonly<Record<string, number>>;
}

/** The places of a group under each other, as a menu shows them. */
export function PlaceLinks({ places, waiting }: Props) {
  const words = useWords();
  const [path] = useLocation();
  return (
    <ul>
      {places.map(({ href, label }) => {
        const here = isAt(path, href);
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? 'page' : undefined}
              className={`flex min-h-11 items-center justify-between gap-3 rounded-tremor-small px-3 text-sm font-medium xl:min-h-10 ${
                here
                  ? 'bg-sunken text-ink shadow-[inset_2px_0_0_rgb(var(--accent))] rtl:shadow-[inset_-2px_0_0_rgb(var(--accent))]'
                  : 'text-muted hover:bg-sunken hover:text-ink'
              }`}
            >
              {words.t(label)}
              <Count href={href} count={waiting[href] ?? 0} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
