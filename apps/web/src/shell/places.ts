/** Where one can go: one table for the bar, the menu and the jump, so that no page is in one and missing in another. */
import { allows, type Role } from '@marsad/indicators';
import type { LabelKey } from '../language/words.js';

export interface Place {
  readonly href: string;
  readonly label: LabelKey;
  readonly needed: Role;
}

export interface PlaceGroup {
  readonly id: 'watch' | 'record' | 'share' | 'run';
  readonly label: LabelKey;
  readonly places: readonly Place[];
}

const groups: readonly PlaceGroup[] = [
  {
    id: 'watch',
    label: 'places.watch',
    places: [
      { href: '/', label: 'nav.overview', needed: 'viewer' },
      { href: '/alerts', label: 'nav.alerts', needed: 'viewer' },
      { href: '/map', label: 'places.map', needed: 'viewer' },
      { href: '/timeline', label: 'timeline.title', needed: 'viewer' },
      { href: '/briefs', label: 'saved.title', needed: 'viewer' },
      { href: '/checks', label: 'ownCheck.title', needed: 'viewer' },
    ],
  },
  {
    id: 'record',
    label: 'places.record',
    places: [
      { href: '/enter', label: 'nav.enter', needed: 'contributor' },
      { href: '/tables', label: 'tables.title', needed: 'contributor' },
      { href: '/readings', label: 'readings.title', needed: 'contributor' },
      { href: '/review', label: 'nav.review', needed: 'contributor' },
      { href: '/sources', label: 'nav.sources', needed: 'viewer' },
      { href: '/places', label: 'place.title', needed: 'editor' },
      { href: '/facts', label: 'places.facts', needed: 'viewer' },
    ],
  },
  {
    id: 'share',
    label: 'places.share',
    places: [
      { href: '/brief', label: 'places.brief', needed: 'viewer' },
      { href: '/public-charts', label: 'places.publicCharts', needed: 'editor' },
    ],
  },
  {
    id: 'run',
    label: 'places.run',
    places: [
      { href: '/rules', label: 'rules.title', needed: 'viewer' },
      { href: '/receivers', label: 'receivers.title', needed: 'editor' },
      { href: '/silences', label: 'silences.title', needed: 'viewer' },
      { href: '/pipeline', label: 'pipeline.title', needed: 'viewer' },
      { href: '/audit', label: 'audit.title', needed: 'editor' },
      { href: '/settings', label: 'settings.title', needed: 'viewer' },
    ],
  },
];

export interface Reader {
  readonly role: Role | null;
  /** Whether figures wait for an editor, or would. */
  readonly reviews: boolean;
  /** Whether the source document's indicators are watched here: its reference figures are of no use to others. */
  readonly sourceIndicators: boolean;
}

/** What somebody may use, group by group; a group that is left empty is left out. */
export function placesFor({ role, reviews, sourceIndicators }: Reader): readonly PlaceGroup[] {
  return groups
    .map((group) => ({
      ...group,
      places: group.places.filter(
        ({ href, needed }) =>
          role !== null &&
          // What a contributor brings in or hands in waits for an editor, where one looks at it.
          allows(role, href === '/tables' && !reviews ? 'editor' : needed) &&
          (href !== '/review' || reviews) &&
          (href !== '/facts' || sourceIndicators),
      ),
    }))
    .filter(({ places }) => places.length > 0);
}

/** Whether a page belongs to a place: the alert of an inbox, the figure of an overview. */
export function isAt(path: string, href: string): boolean {
  if (href === '/') return path === '/' || path.startsWith('/indicators/');
  return path === href || path.startsWith(`${href}/`);
}
