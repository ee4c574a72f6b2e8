import type { PlaceOutlinesWire } from '@marsad/indicators/contract';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { forgetMeasures, measureText } from '../chart/measure.js';
import { useWidth } from '../chart/size.js';
import { useWords } from '../language/words.js';
import { type Frame, frameOf, isRegion, region } from './frame.js';
import { type Labelled, placeLabels, type Written } from './labels.js';
import { lands } from './lands.js';
import { outlines } from './outlines.js';
import { positionOf, type Spot } from './position.js';
import type { Status } from './status.js';
import { StatusMark } from './status-mark.js';

/** A place as a map draws it. */
export interface Drawn {
  readonly id: string;
  readonly name: string;
  /** Its place in the list beside the map, from 1 on: it stands where there is no room for the name. */
  readonly number: number;
  /** Null for a place that nobody has said the position of. */
  readonly at: { readonly latitude: number; readonly longitude: number } | null;
  readonly status: Status;
  /** The status in words. */
  readonly said: string;
}

interface Props {
  readonly places: readonly Drawn[];
  readonly outlines: PlaceOutlinesWire['features'];
  /** Whether these are only some of all places, so that the map goes closer. */
  readonly isPart: boolean;
  readonly chosen: string | null;
  /** Called with the place that is pointed at or focused, and with null when none is any more. */
  readonly onPoint: (place: string | null) => void;
  readonly onChoose: (place: string) => void;
  readonly hrefOf: (place: string) => string;
}

const markSize = 18;
const lineHeight = 18;
/** On either side of a label's words. */
const padding = 4;

/** Where the places lie and how it stands there: outlines drawn beforehand, nothing asked of the network. Maps are not mirrored. */
export function PlaceMap({ places, outlines: shapes, isPart, chosen, onPoint, onChoose, hrefOf }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const frame = useMemo(() => {
    const spots = places.flatMap(({ at }) => (at === null ? [] : [positionOf(at.longitude, at.latitude)]));
    return frameOf([...spots, ...spotsOf(shapes)], isPart);
  }, [places, shapes, isPart]);
  const onMap = useMemo(
    () =>
      places.flatMap((place) =>
        place.at === null
          ? []
          : [{ place, spot: inPixels(positionOf(place.at.longitude, place.at.latitude), frame, width) }],
      ),
    [places, frame, width],
  );
  const { written, named } = useLabels(onMap, frame, width, chosen);
  return (
    <figure className="min-w-0">
      <div
        ref={box}
        dir="ltr"
        className="relative overflow-hidden rounded-tremor-default border border-line bg-sunken"
        style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
      >
        <svg
          viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
          aria-hidden
          className="absolute inset-0 size-full"
        >
          {isRegion(frame) ? <Region /> : <World frame={frame} />}
          {shapes.map((shape) => (
            <Shape
              key={shape.id}
              shape={shape}
              status={places.find(({ id }) => id === shape.id)?.status ?? 'none'}
              isChosen={shape.id === chosen}
            />
          ))}
        </svg>
        {named.map(({ land, box: at }) => (
          <Words key={land.id} at={at} className={land.country ? countryLook : landLook}>
            {words.t(`map.land.${land.id}`)}
          </Words>
        ))}
        {onMap.map(({ place, spot }) => (
          <Mark
            key={place.id}
            place={place}
            spot={spot}
            label={written.get(place.id)}
            isChosen={chosen === place.id}
            {...{ onPoint, onChoose }}
            href={hrefOf(place.id)}
          />
        ))}
      </div>
      <figcaption className="mt-2 text-xs text-faint">{words.t('map.attribution')}</figcaption>
    </figure>
  );
}

const countryLook = 'text-sm font-semibold text-faint';
const landLook = 'text-xs text-faint';

function inPixels({ x, y }: Spot, frame: Frame, width: number): Spot {
  const scale = width / frame.width;
  return { x: (x - frame.x) * scale, y: (y - frame.y) * scale };
}

function spotsOf(shapes: Props['outlines']): Spot[] {
  return shapes.flatMap(({ geometry }) =>
    geometry.coordinates.flatMap(([ring = []]) => ring.map(([x = 0, y = 0]) => positionOf(x, y))),
  );
}

/** Places first, whoever is chosen before all; lands get what room is left. */
function useLabels(
  onMap: readonly { readonly place: Drawn; readonly spot: Spot }[],
  frame: Frame,
  width: number,
  chosen: string | null,
) {
  const words = useWords();
  const ready = useFonts();
  return useMemo(() => {
    // Widths taken before the fonts came are wrong: then it is done once more.
    const none = { written: new Map<string, Written>(), named: [], ready };
    if (width === 0) return none;
    const size = { width, height: width * (frame.height / frame.width) };
    const widthOf = (text: string) => Math.ceil(measureText(text)) + 2 * padding;
    const labelled = onMap.map(({ place, spot }): Labelled => {
      const name = widthOf(place.name);
      const number = widthOf(words.number(place.number));
      return { id: place.id, ...spot, mark: markSize / 2, widths: [name, number] };
    });
    const first = labelled.filter(({ id }) => id === chosen);
    const seen = isRegion(frame) && frame === region ? lands : [];
    const ofLands = seen.map((land): Labelled => {
      const spot = inPixels(positionOf(...land.at), frame, width);
      const wide = widthOf(words.t(`map.land.${land.id}`)) * (land.country ? 1.2 : 1);
      return { id: `land ${land.id}`, ...spot, mark: 0, widths: [wide] };
    });
    const all = [...first, ...labelled.filter(({ id }) => id !== chosen), ...ofLands];
    const written = placeLabels(all, size, lineHeight);
    const named = seen.flatMap((land) => {
      const box = written.get(`land ${land.id}`);
      return box === undefined ? [] : [{ land, box }];
    });
    return { written, named, ready };
  }, [onMap, frame, width, chosen, words, ready]);
}

/** Counts up once the fonts are here. */
function useFonts(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    void document.fonts.ready.then(() => {
      if (!wanted) return;
      forgetMeasures();
      setCount(1);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return count;
}

function Words({ at, className, children }: { at: Written; className: string; children: ReactNode }) {
  return (
    <span
      dir="auto"
      className={`absolute flex items-center justify-center whitespace-nowrap leading-none ${className}`}
      style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
    >
      {children}
    </span>
  );
}

function Region() {
  return (
    <>
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
    </>
  );
}

/** Coarse, and fetched only where places lie elsewhere. */
function World({ frame }: { frame: Frame }) {
  const [world, setWorld] = useState<typeof import('./world.js').world | null>(null);
  useEffect(() => {
    let wanted = true;
    // A map without its background still shows where its places lie to each other.
    void import('./world.js').then(
      (part) => wanted && setWorld(part.world),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (world === null) return null;
  return (
    <>
      <path d={world.land} className="fill-surface" />
      <path d={world.borders} fill="none" className="stroke-edge" strokeWidth={frame.width / 700} />
    </>
  );
}

const fills: Record<Status, string> = {
  breach: 'fill-breach/20 stroke-breach',
  watch: 'fill-watch/20 stroke-watch',
  unclear: 'fill-muted/10 stroke-muted',
  changed: 'fill-muted/20 stroke-muted',
  within: 'fill-within/15 stroke-within',
  none: 'fill-none stroke-faint',
};

function Shape({
  shape,
  status,
  isChosen,
}: {
  shape: Props['outlines'][number];
  status: Status;
  isChosen: boolean;
}) {
  const path = useMemo(() => pathOf(shape), [shape]);
  return (
    <path
      d={path}
      fillRule="evenodd"
      vectorEffect="non-scaling-stroke"
      className={fills[status]}
      strokeWidth={isChosen ? 3 : 1.5}
      strokeDasharray={status === 'unclear' ? '4 3' : undefined}
    />
  );
}

function pathOf({ geometry }: Props['outlines'][number]): string {
  return geometry.coordinates
    .flat()
    .map(
      (ring) =>
        `M${ring
          .map(([longitude = 0, latitude = 0]) => {
            const { x, y } = positionOf(longitude, latitude);
            return `${x.toFixed(1)} ${y.toFixed(1)}`;
          })
          .join('L')}Z`,
    )
    .join('');
}

interface MarkProps extends Pick<Props, 'onPoint' | 'onChoose'> {
  readonly place: Drawn;
  readonly spot: Spot;
  readonly label: Written | undefined;
  readonly isChosen: boolean;
  readonly href: string;
}

/** One link of a mark and its name; the name, where there is no room, is told all the same. */
function Mark({ place, spot, label, isChosen, onPoint, onChoose, href }: MarkProps) {
  const words = useWords();
  const { id, name, number, status, said } = place;
  const size = isChosen ? markSize + 6 : markSize;
  return (
    <a
      href={href}
      aria-label={`${name}: ${said}`}
      data-place={id}
      data-status={status}
      className="absolute size-6 -translate-x-1/2 -translate-y-1/2 no-underline"
      style={{ left: spot.x, top: spot.y, zIndex: isChosen ? 2 : 1 }}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(id)}
      onBlur={() => onPoint(null)}
      onClick={() => onChoose(id)}
    >
      <span aria-hidden className="absolute inset-0 flex items-center justify-center">
        <span style={{ width: size, height: size }}>
          <StatusMark status={status} className="size-full" />
        </span>
      </span>
      {label !== undefined && (
        <span
          aria-hidden
          dir="auto"
          data-label={label.which === 0 ? 'name' : 'number'}
          className={`absolute flex items-center justify-center whitespace-nowrap rounded-tremor-small text-xs font-semibold leading-none text-ink ${
            isChosen ? 'bg-surface shadow-[0_0_0_2px_rgb(var(--accent))]' : 'bg-surface/80'
          }`}
          // From the corner of the link, which is 24 px wide around the spot.
          style={{
            left: label.left - spot.x + 12,
            top: label.top - spot.y + 12,
            width: label.width,
            height: label.height,
          }}
        >
          {label.which === 0 ? name : words.number(number)}
        </span>
      )}
    </a>
  );
}
