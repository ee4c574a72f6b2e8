import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { outlines } from './outlines.js';
import type { MapPlace } from './places.js';
import { positionOf } from './position.js';

interface Props {
  readonly places: readonly MapPlace[];
  /** The place that is pointed at, here or in a list beside the map. */
  readonly chosen?: string | null;
  /** Called with the place that is pointed at or focused, and with null when none is any more. */
  readonly onPoint?: (place: string | null) => void;
  /** Where a place's mark leads. */
  readonly hrefOf?: (place: string) => string;
}

const { width, height } = outlines;

/** Where the places lie: outlines drawn beforehand, nothing asked of the network. Time and maps are not mirrored. */
export function LocatorMap({ places, chosen = null, onPoint, hrefOf }: Props) {
  const words = useWords();
  return (
    <figure className="min-w-0">
      <div
        dir="ltr"
        className="relative overflow-hidden rounded-tremor-default border border-line bg-sunken"
        style={{ aspectRatio: `${width} / ${height}` }}
      >
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="absolute inset-0 size-full">
          <path d={outlines.syria} className="fill-surface" />
          <path d={outlines.iraq} className="fill-page dark:fill-line/60" />
          <path d={outlines.governorates} fill="none" className="stroke-edge/50" strokeWidth={1} />
          <path d={outlines.others} fill="none" className="stroke-edge" strokeWidth={1} />
          <path
            d={outlines.border}
            fill="none"
            className="stroke-ink"
            strokeWidth={2}
            strokeDasharray="7 4"
            strokeLinejoin="round"
          />
        </svg>
        {lands.map(({ id, at, country }) => (
          <Label key={id} at={at} className={country ? countryLook : landLook}>
            {words.t(`map.land.${id}`)}
          </Label>
        ))}
        {places.map((place) => (
          <Mark
            key={place.id}
            place={place}
            chosen={chosen === place.id}
            onPoint={onPoint}
            href={hrefOf?.(place.id)}
          />
        ))}
      </div>
      <figcaption className="mt-2 text-xs text-faint">{words.t('map.attribution')}</figcaption>
    </figure>
  );
}

const countryLook = 'text-base font-semibold text-faint sm:text-2xl sm:font-medium';
const landLook = 'hidden text-xs text-faint sm:block';

interface Land {
  readonly id:
    | 'syria'
    | 'iraq'
    | 'al-hasakah'
    | 'deir-ez-zor'
    | 'raqqa'
    | 'salah-al-din'
    | 'homs'
    | 'ninewa'
    | 'anbar';
  readonly at: readonly [longitude: number, latitude: number];
  readonly country: boolean;
}

/** Where there is room in each for its name. */
const lands: readonly Land[] = [
  { id: 'syria', at: [38.9, 35.75], country: true },
  { id: 'iraq', at: [42.2, 33.75], country: true },
  { id: 'al-hasakah', at: [40.45, 36.75], country: false },
  { id: 'deir-ez-zor', at: [40.0, 35.2], country: false },
  { id: 'raqqa', at: [39.0, 36.2], country: false },
  { id: 'salah-al-din', at: [43.5, 34.5], country: false },
  { id: 'homs', at: [38.4, 34.35], country: false },
  { id: 'ninewa', at: [42.7, 35.85], country: false },
  { id: 'anbar', at: [41.6, 33.05], country: false },
];

function Label({ at, className, children }: { at: Land['at']; className: string; children: ReactNode }) {
  return (
    <span
      dir="auto"
      className={`absolute -translate-x-1/2 -translate-y-1/2 whitespace-nowrap ${className}`}
      style={styleAt(at[0], at[1])}
    >
      {children}
    </span>
  );
}

function styleAt(longitude: number, latitude: number) {
  const { x, y } = positionOf(longitude, latitude);
  return { left: `${100 * x}%`, top: `${100 * y}%` };
}

interface MarkProps {
  readonly place: MapPlace;
  readonly chosen: boolean;
  readonly onPoint: Props['onPoint'];
  readonly href: string | undefined;
}

function Mark({ place, chosen, onPoint, href }: MarkProps) {
  const words = useWords();
  const { id, longitude, latitude, kind, room } = place;
  const content = (
    <>
      <svg viewBox="0 0 20 20" aria-hidden className={`shrink-0 text-accent ${chosen ? 'size-6' : 'size-4'}`}>
        {kind === 'crossing' ? (
          <path
            d="M10 1.5 18.5 10 10 18.5 1.5 10z"
            fill="currentColor"
            className="stroke-surface"
            strokeWidth={2}
          />
        ) : (
          <path d="M10 2 18.5 17.5h-17z" fill="currentColor" className="stroke-surface" strokeWidth={2} />
        )}
      </svg>
      <span
        dir="auto"
        className={`min-w-0 text-balance rounded-tremor-small px-1 text-xs font-semibold text-ink sm:text-sm ${
          chosen ? 'bg-surface shadow-[0_0_0_2px_rgb(var(--accent))]' : 'bg-surface/80'
        }`}
      >
        {words.t(`map.place.${id}`)}
      </span>
    </>
  );
  // Between its mark and the map's edge: a name too long for that goes on in a second line.
  const look = `absolute flex min-h-6 items-center gap-0.5 no-underline -translate-y-1/2 ${
    room === 'left' ? 'flex-row-reverse -me-2' : '-ms-2'
  }`;
  const { left, top } = styleAt(longitude, latitude);
  const style = room === 'left' ? { right: `calc(100% - ${left})`, top } : { left, top };
  if (href === undefined)
    return (
      <span className={look} style={style}>
        {content}
      </span>
    );
  return (
    <a
      href={href}
      className={look}
      style={style}
      onPointerEnter={() => onPoint?.(place.id)}
      onPointerLeave={() => onPoint?.(null)}
      onFocus={() => onPoint?.(place.id)}
      onBlur={() => onPoint?.(null)}
    >
      {content}
    </a>
  );
}
