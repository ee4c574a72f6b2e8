import type {
  IndicatorSummaryWire,
  PlaceFigureWire,
  PlaceTotalWire,
  PlaceWire,
} from '@marsad/indicators/contract';
import { toneOf } from '@marsad/indicators/limits';
import { useWords, type Words } from '../language/words.js';
import { Citation } from '../saying/citation.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';
import type { Drawn } from './place-map.js';
import type { Standing } from './status.js';
import { StatusMark } from './status-mark.js';

/** A place of the list, as deep as it lies in others. */
export interface Listed {
  readonly place: PlaceWire;
  readonly depth: number;
  readonly drawn: Drawn;
  readonly standing: Standing;
}

interface Props {
  readonly listed: readonly Listed[];
  readonly indicators: ReadonlyMap<string, IndicatorSummaryWire>;
  readonly nameOf: (place: string) => string;
  readonly chosen: string | null;
  readonly onPoint: (place: string | null) => void;
  readonly onChoose: (place: string) => void;
}

export const anchorOf = (place: string) => `place-${place}`;

/** How far what lies in another stands in, up to three deep. */
const insets = ['', 'ms-3 sm:ms-5', 'ms-6 sm:ms-10', 'ms-8 sm:ms-14'];

/** Everything the map shows, and more, in words: each place with the figures that are of it. */
export function PlaceList({ listed, indicators, nameOf, chosen, onPoint, onChoose }: Props) {
  const words = useWords();
  return (
    <ol className="grid content-start gap-3">
      {listed.map(({ place, depth, drawn, standing }) => (
        <li
          key={place.id}
          id={anchorOf(place.id)}
          tabIndex={-1}
          onPointerEnter={() => onPoint(place.id)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(place.id)}
          onBlur={() => onPoint(null)}
          className={`scroll-mt-4 rounded-tremor-default ${insets[Math.min(depth, insets.length - 1)]}`}
        >
          <Card className={`!p-3 sm:!p-4 ${chosen === place.id ? '!ring-accent' : ''}`}>
            <div className="flex items-start gap-2">
              <StatusMark status={drawn.status} className="mt-0.5 size-5" />
              <div className="min-w-0 flex-1">
                <h2 className="text-base font-semibold">
                  <button
                    type="button"
                    aria-pressed={chosen === place.id}
                    className="rounded-sm text-start hover:underline"
                    onClick={() => onChoose(place.id)}
                  >
                    <span className="text-faint tabular-nums">{words.number(drawn.number)}</span>{' '}
                    <bdi>{drawn.name}</bdi>
                  </button>
                </h2>
                <p className="text-xs text-muted">{whereabouts(words, place, nameOf)}</p>
                <p className="text-sm text-ink">{drawn.said}</p>
                {drawn.at === null && <p className="text-xs text-muted">{words.t('map.noPosition')}</p>}
              </div>
            </div>
            <Figures {...{ place, standing, indicators, nameOf }} />
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** "Camp · Al-Hasakah": what it is, and where it lies. */
export function whereabouts(words: Words, place: PlaceWire, nameOf: (place: string) => string): string {
  const kind =
    place.kind === 'other' && place.kindName !== null
      ? words.text(place.kindName)
      : words.t(`place.kind.${place.kind}`);
  const where =
    place.note !== null ? words.text(place.note) : place.parent !== null ? nameOf(place.parent) : null;
  return where === null ? kind : `${kind} · ${where}`;
}

type FiguresProps = Pick<Listed, 'place' | 'standing'> & Pick<Props, 'indicators' | 'nameOf'>;

function Figures({ place, standing, indicators, nameOf }: FiguresProps) {
  const words = useWords();
  const { figures, totals } = standing;
  if (figures.length + totals.length === 0)
    return (
      <p className="mt-2 text-sm text-muted">
        {words.t(place.figures.length === 0 ? 'map.none' : 'map.noneOfThis')}
      </p>
    );
  return (
    <ul className="mt-2 grid gap-3">
      {figures.map((figure) => (
        <li key={`${figure.indicator} ${JSON.stringify(figure.dimensions)}`} className="min-w-0 text-sm">
          <Figure figure={figure} indicator={indicators.get(figure.indicator)} />
        </li>
      ))}
      {totals.map((total) => (
        <li key={`${total.indicator} ${total.dimension} total`} className="min-w-0 text-sm">
          <Total total={total} indicator={indicators.get(total.indicator)} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  readonly indicator: IndicatorSummaryWire | undefined;
}

function Figure({
  figure: { dimensions, point, alert, indicator: id },
  indicator,
}: OneProps & { figure: PlaceFigureWire }) {
  const words = useWords();
  if (indicator === undefined) return null;
  const isWhole = Object.keys(dimensions).length === 0;
  return (
    <>
      <TextLink href={addressOf(id, dimensions)}>{words.text(indicator.name)}</TextLink>
      {point === null ? (
        <p className="text-muted">{words.t(isWhole ? 'map.noFigure' : 'map.noFigureAlone')}</p>
      ) : (
        <>
          <Said point={point} indicator={indicator} />
          {point.observation !== null && (
            <Citation source={point.observation.source} graded={point.observation} />
          )}
        </>
      )}
      {alert !== null && (
        <p>
          <TextLink href={`/alerts/${alert.id}`}>
            {words.t('map.alert', { state: words.t(stateNames[alert.state]) })}
          </TextLink>
        </p>
      )}
    </>
  );
}

const stateNames = {
  firing: 'state.firing',
  pending: 'state.pending',
  recovering: 'state.recovering',
  normal: 'state.normal',
  nodata: 'state.nodata',
  error: 'state.error',
} as const;

function Said({
  point,
  indicator,
}: {
  point: Pick<NonNullable<PlaceFigureWire['point']>, 'quantity' | 'per' | 'period' | 'comparison'>;
  indicator: IndicatorSummaryWire;
}) {
  const words = useWords();
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

/** The sum of what lies in a place, with what is missing of it. */
function Total({
  total: { sum, given, missing, period },
  indicator,
  nameOf,
}: OneProps & Pick<Props, 'nameOf'> & { total: PlaceTotalWire }) {
  const words = useWords();
  if (indicator === undefined) return null;
  const names = (places: readonly string[]) => places.map(nameOf).join(words.t('list.comma'));
  const without = missing.filter(({ why }) => why === 'no-figure').map(({ place }) => place);
  const uncounted = missing.filter(({ why }) => why === 'not-counted').map(({ place }) => place);
  return (
    <>
      <TextLink href={`/indicators/${indicator.id}`}>{words.text(indicator.name)}</TextLink>
      {sum.kind === 'sum' ? (
        <>
          <Said point={sum} indicator={indicator} />
          <p className="text-muted">{words.t('map.total', { places: names(given) })}</p>
        </>
      ) : (
        <p className="text-muted">{words.t(`map.noTotal.${sum.reason}`, { period: words.period(period) })}</p>
      )}
      {without.length > 0 && (
        <p className="text-muted">{words.t('map.missing', { places: names(without) })}</p>
      )}
      {uncounted.length > 0 && (
        <p className="text-muted">{words.t('map.uncounted', { places: names(uncounted) })}</p>
      )}
    </>
  );
}

function addressOf(indicator: string, dimensions: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(
    Object.entries(dimensions).map(([id, code]) => [`dimensions[${id}]`, code]),
  ).toString();
  return `/indicators/${indicator}${query === '' ? '' : `?${query}`}`;
}
