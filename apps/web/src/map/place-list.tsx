import type { IndicatorSummaryWire, PointWire } from '@marsad/indicators/contract';
import { useSeries } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { NoTotal } from '../saying/no-total.js';
import { toneOf } from '../saying/tone.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';
import { type AtPlace, hasFigures, indicatorsAt, type MapPlace } from './places.js';

interface Props {
  readonly places: readonly MapPlace[];
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly chosen: string | null;
  readonly onPoint: (place: string | null) => void;
}

export const anchorOf = (place: string) => `place-${place}`;

/** Everything the map shows, and more, in words: each place with the figures that are of it. */
export function PlaceList({ places, indicators, chosen, onPoint }: Props) {
  const words = useWords();
  return (
    <ul className="grid content-start gap-3 sm:grid-cols-2 lg:grid-cols-1">
      {places.map((place) => (
        <li
          key={place.id}
          id={anchorOf(place.id)}
          tabIndex={-1}
          onPointerEnter={() => onPoint(place.id)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(place.id)}
          onBlur={() => onPoint(null)}
          className="rounded-tremor-default"
        >
          <Card className={chosen === place.id ? '!ring-accent' : ''}>
            <h2 className="text-base font-semibold">{words.t(`map.place.${place.id}`)}</h2>
            <p className="text-xs text-muted">
              {words.t(`map.${place.kind}`)} · {words.t(`map.within.${place.id}`)}
            </p>
            <Figures at={indicatorsAt(place.id, indicators)} />
          </Card>
        </li>
      ))}
    </ul>
  );
}

function Figures({ at }: { at: readonly AtPlace[] }) {
  const words = useWords();
  if (at.length === 0) return <p className="mt-2 text-sm text-muted">{words.t('map.none')}</p>;
  return (
    <ul className="mt-3 grid gap-3">
      {at.map((one) => (
        <li key={one.indicator.id} className="text-sm">
          <TextLink href={addressOf(one)}>{words.text(one.indicator.name)}</TextLink>
          {!hasFigures(one) ? (
            <NoFigure at={one} />
          ) : Object.keys(one.dimensions).length === 0 ? (
            <Latest indicator={one.indicator} point={one.indicator.latest} />
          ) : (
            <OfSeries at={one} />
          )}
        </li>
      ))}
    </ul>
  );
}

function NoFigure({ at: { indicator, dimensions } }: { at: AtPlace }) {
  const words = useWords();
  const isTotal = Object.keys(dimensions).length === 0;
  if (isTotal && indicator.noTotal !== null) return <NoTotal why={indicator.noTotal} indicator={indicator} />;
  return <p className="text-muted">{words.t(isTotal ? 'map.noFigure' : 'map.noFigureAlone')}</p>;
}

function addressOf({ indicator, dimensions }: AtPlace): string {
  const query = new URLSearchParams(
    Object.entries(dimensions).map(([id, code]) => [`dimensions[${id}]`, code]),
  ).toString();
  return `/indicators/${indicator.id}${query === '' ? '' : `?${query}`}`;
}

function OfSeries({ at: { indicator, dimensions } }: { at: AtPlace }) {
  const { data } = useSeries(indicator.id, dimensions);
  return <Latest indicator={indicator} point={data?.points.at(-1) ?? null} />;
}

function Latest({ indicator, point }: { indicator: IndicatorSummaryWire; point: PointWire | null }) {
  const words = useWords();
  if (point === null) return <p className="text-muted">{words.t('map.noFigure')}</p>;
  const { comparison, quantity, per, period } = point;
  return (
    <>
      <p>
        <span className="font-semibold">{words.figure(quantity, indicator.unit, per)}</span>{' '}
        <span className="text-muted">{words.period(period)}</span>
      </p>
      <p className="flex items-center gap-1.5 text-muted">
        <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, indicator.direction)} />
        {words.verdict(comparison.verdict)}
      </p>
    </>
  );
}
