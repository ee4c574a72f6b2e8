import { Link, useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { Count } from './count.js';
import { Disclosure } from './disclosure.js';
import { PlaceLinks } from './place-links.js';
import { isAt, type Place, type PlaceGroup } from './places.js';

interface Props {
  readonly groups: readonly PlaceGroup[];
  readonly waiting: Readonly<Record<string, number>>;
}

/** Used all day, and so one click away; everything else is in the menu of its group. */
const direct = new Set(['/', '/alerts', '/map', '/enter', '/brief']);

/** The groups along the top of a wide window. */
export function PlaceBar({ groups, waiting }: Props) {
  const words = useWords();
  const [path] = useLocation();
  return (
    <nav aria-label={words.t('frame.nav')} className="hidden xl:block">
      <ul className="flex items-center gap-x-0.5">
        {groups.flatMap(({ id, label, places }) => {
          const inMenu = places.filter(({ href }) => !direct.has(href));
          const count = inMenu.reduce((sum, { href }) => sum + (waiting[href] ?? 0), 0);
          return [
            ...places
              .filter(({ href }) => direct.has(href))
              .map((place) => (
                <BarLink key={place.href} place={place} count={waiting[place.href] ?? 0} path={path} />
              )),
            ...(inMenu.length === 0
              ? []
              : [
                  <li key={id}>
                    <Disclosure
                      label={
                        <>
                          {words.t(label)}
                          <Count href="/review" count={count} className="absolute -end-1 -top-0.5" />
                        </>
                      }
                      current={inMenu.some(({ href }) => isAt(path, href))}
                    >
                      <PlaceLinks places={inMenu} waiting={waiting} />
                    </Disclosure>
                  </li>,
                ]),
          ];
        })}
      </ul>
    </nav>
  );
}

/** The count hangs over the corner: when it comes, nothing moves. */
function BarLink({ place: { href, label }, count, path }: { place: Place; count: number; path: string }) {
  const words = useWords();
  const here = isAt(path, href);
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className={`relative inline-flex min-h-10 items-center px-2.5 text-sm font-medium ${
          here
            ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]'
            : 'rounded-tremor-small text-muted hover:text-ink'
        }`}
      >
        {words.t(label)}
        <Count href={href} count={count} className="absolute -end-1 -top-0.5" />
      </Link>
    </li>
  );
}
