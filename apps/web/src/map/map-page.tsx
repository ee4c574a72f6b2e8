import { inTreeOrder, withinPlace } from '@marsad/indicators';
import type { IndicatorSummaryWire, PlaceFiguresWire, PlaceWire } from '@marsad/indicators/contract';
import { useMemo, useState } from 'react';
import { useOutlines, usePlaceFigures, usePlaces } from '../api/places.js';
import { useIndicators } from '../api/queries.js';
import { type LabelKey, useWords, type Words } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { ButtonLink } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { PageHead } from '../ui/page-head.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';
import { Asked } from './asked.js';
import { answering, type Measure, measuresOf, watchedPlaces } from './measure.js';
import { anchorOf, type Listed, PlaceList } from './place-list.js';
import { PlaceMap } from './place-map.js';
import { type Status, standingOf, statuses, type View, views } from './status.js';
import { StatusMark } from './status-mark.js';

/** Where what is watched happens. The list says all that the map shows; what is asked of both stands in the address. */
export default function MapPage() {
  const words = useWords();
  const indicators = useIndicators();
  const places = usePlaces();
  const figures = usePlaceFigures();
  const watched = watchedPlaces(indicators.data ?? [], places.data ?? []);
  const failed = unreadOf(places, indicators, figures);
  return (
    <>
      <PageHead title={words.t('map.title')} lead={words.t('map.lead')}>
        <ForRole needed="editor">
          <ButtonLink href="/places">{words.t('map.manage')}</ButtonLink>
        </ForRole>
      </PageHead>
      {failed !== undefined ? (
        <Failed what={words.t('map.what')} error={failed.error} retry={() => void failed.refetch()} />
      ) : places.data === undefined || indicators.data === undefined || figures.data === undefined ? (
        <div role="status" aria-label={words.t('loading')} className="grid gap-4 lg:grid-cols-[3fr_2fr]">
          <Skeleton height={480} />
          <Skeleton height={480} />
        </div>
      ) : watched.length === 0 ? (
        <Notice title={words.t('map.empty')}>
          <p className="mt-1">{words.t('map.emptyNext')}</p>
        </Notice>
      ) : (
        <MapAndList places={watched} indicators={indicators.data} figures={figures.data} />
      )}
    </>
  );
}

interface Props {
  readonly places: readonly PlaceWire[];
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly figures: PlaceFiguresWire;
}

function MapAndList({ places, indicators, figures }: Props) {
  const words = useWords();
  const [address, write] = useAddress();
  const [pointed, setPointed] = useState<string | null>(null);
  const measures = useMemo(() => measuresOf(indicators, places), [indicators, places]);
  const measure = measures.find(({ id }) => id === address.get('indicator')) ?? null;
  const view = views.find((one) => one === address.get('by')) ?? 'baseline';
  const parent = places.find(({ id }) => id === address.get('within')) ?? null;
  const chosen = address.get('place');
  const shapes = useOutlines(places.some(({ outlinePoints }) => outlinePoints > 0));
  const listed = useListed({ places, indicators, figures }, { measure, view, parent });
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const nameOf = (id: string) => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? id : words.text(place.name);
  };
  const shown = new Set(listed.map(({ place }) => place.id));
  const choose = (place: string) => write({ place: place === chosen ? '' : place });
  return (
    <>
      <Asked {...{ places, measures, measure, view, parent, write }} />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-3 lg:sticky lg:top-4">
          <PlaceMap
            places={listed.map(({ drawn }) => drawn)}
            outlines={(shapes.data?.features ?? none).filter(({ id }) => shown.has(id))}
            isPart={parent !== null}
            chosen={pointed ?? chosen}
            onPoint={setPointed}
            onChoose={(place) => write({ place })}
            hrefOf={(place) => `#${anchorOf(place)}`}
          />
          {shapes.isError && (
            <Failed what={words.t('map.outlines')} error={shapes.error} retry={() => void shapes.refetch()} />
          )}
          <Legend listed={listed} view={view} />
        </div>
        <PlaceList
          {...{ listed, indicators: known, nameOf }}
          chosen={pointed ?? chosen}
          onPoint={setPointed}
          onChoose={choose}
        />
      </div>
    </>
  );
}

const none: NonNullable<ReturnType<typeof useOutlines>['data']>['features'] = [];

function useListed(
  { places, indicators, figures }: Props,
  asked: { readonly measure: Measure | null; readonly view: View; readonly parent: PlaceWire | null },
): readonly Listed[] {
  const words = useWords();
  const { measure, view, parent } = asked;
  return useMemo(() => {
    const directionOf = (id: string) => indicators.find((one) => one.id === id)?.direction ?? 'neutral';
    const seen = answering(figures, measure);
    const shown = parent === null ? places : withinPlace(places, parent.id);
    return inTreeOrder(shown).map(({ place, depth }, at) => {
      const standing = standingOf(place, seen, view, directionOf);
      const said = statusSaid(words, standing.status, view);
      const drawn = {
        ...{ id: place.id, name: words.text(place.name), number: at + 1 },
        ...{ at: place.position, status: standing.status, said },
      };
      return { place, depth, standing, drawn };
    });
  }, [places, indicators, figures, measure, view, parent, words]);
}

const said = {
  baseline: {
    breach: 'map.status.worse',
    watch: 'map.status.unclear',
    unclear: 'map.status.unclear',
    changed: 'map.status.changed',
    within: 'map.status.within',
    none: 'map.status.none',
  },
  alerts: {
    breach: 'map.status.alert',
    watch: 'map.status.watch',
    unclear: 'map.status.unknown',
    changed: 'map.status.watch',
    within: 'map.status.quiet',
    none: 'map.status.none',
  },
} as const satisfies Readonly<Record<View, Readonly<Record<Status, LabelKey>>>>;

function statusSaid(words: Words, status: Status, view: View): string {
  return words.t(said[view][status]);
}

/** What the marks mean, and how many places there are of each. */
function Legend({ listed, view }: { listed: readonly Listed[]; view: View }) {
  const words = useWords();
  const found = statuses.filter((status) => listed.some(({ drawn }) => drawn.status === status));
  return (
    <ul aria-label={words.t('map.legend')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {found.map((status) => (
        <li key={status} className="inline-flex items-center gap-1.5">
          <StatusMark status={status} />
          {statusSaid(words, status, view)}{' '}
          <span className="tabular-nums">
            ({words.number(listed.filter(({ drawn }) => drawn.status === status).length)})
          </span>
        </li>
      ))}
    </ul>
  );
}
