import { dayNumber, isoDay } from '@marsad/indicators';
import { chartFigure, type Height, linear, markShape, valueDomain } from '@marsad/indicators/chart';
import type { PointWire } from '@marsad/indicators/contract';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { useWords } from '../language/words.js';
import { densePaths } from './dense-marks.js';
import { pointedOn } from './pointed.js';
import { useWidth } from './size.js';
import { type Days, monthShifted } from './zoom.js';

interface Props {
  readonly points: readonly PointWire[];
  /** What there is to see. */
  readonly whole: Days;
  readonly heights: Height;
  readonly from: string | null;
  readonly to: string | null;
  readonly onDays: (days: Days | null) => void;
}

const height = 44;
const margin = 8;

/** The whole series in small, with two handles on what the chart above shows of it. */
export function Brush({ points, whole, heights, from, to, onDays }: Props) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const figures = useMemo(() => points.map((point) => chartFigure(point, heights)), [points, heights]);
  const paths = useMemo(() => {
    if (width === 0) return null;
    const x = linear(whole, [margin, width - margin]);
    const reach = valueDomain(
      null,
      figures.map(({ quantity }) => quantity),
      [],
    );
    const y = linear(reach, [height - 6, 6]);
    return densePaths(
      figures.map((figure) => ({
        figure,
        shape: markShape(figure.quantity, figure.start, figure.end, { x, y }),
      })),
    );
  }, [figures, whole, width]);
  const days: Days = [
    from === null ? whole[0] : Math.max(whole[0], dayNumber(from)),
    to === null ? whole[1] : Math.min(whole[1], dayNumber(to)),
  ];
  const inside = Math.max(1, width - 2 * margin);
  const xOf = (day: number) => margin + ((day - whole[0]) / (whole[1] - whole[0])) * inside;
  const dayOf = (x: number) => whole[0] + ((x - margin) / inside) * (whole[1] - whole[0]);
  const show = (next: Days) => onDays(next[0] <= whole[0] && next[1] >= whole[1] ? null : next);
  const move = (end: 0 | 1, day: number) => {
    const month = monthShifted(day, 0);
    const first = end === 0 ? Math.max(whole[0], Math.min(month, monthShifted(days[1], -1))) : days[0];
    const last = end === 1 ? Math.min(whole[1], Math.max(month, monthShifted(days[0], 1))) : days[1];
    show([first, last]);
  };
  return (
    <div ref={frame} dir="ltr" className="relative mt-2 touch-pan-y select-none" style={{ height }}>
      {paths !== null && (
        <>
          <svg width={width} height={height} className="block" aria-hidden>
            <rect x={margin} y={1} width={inside} height={height - 2} rx={3} className="fill-sunken" />
            <g className="text-baseline" fill="none" stroke="currentColor" strokeLinecap="round">
              <path d={paths.bars} strokeWidth={2} />
              <path d={paths.filled} strokeWidth={3} />
              <path d={paths.hollow} strokeWidth={3} />
            </g>
            <rect
              x={xOf(days[0])}
              y={1}
              width={Math.max(2, xOf(days[1]) - xOf(days[0]))}
              height={height - 2}
              rx={3}
              className="fill-accent stroke-accent"
              fillOpacity={0.12}
              strokeWidth={1}
            />
          </svg>
          <Held
            left={xOf(days[0])}
            width={xOf(days[1]) - xOf(days[0])}
            drag={(start, by) => {
              const shift = (by / inside) * (whole[1] - whole[0]);
              const wide = start[1] - start[0];
              const first = monthShifted(Math.min(whole[1] - wide, Math.max(whole[0], start[0] + shift)), 0);
              show([first, first + wide]);
            }}
            days={days}
          />
          {([0, 1] as const).map((end) => (
            <Handle
              key={end}
              x={xOf(days[end])}
              label={words.t(end === 0 ? 'range.from' : 'range.to')}
              day={end === 0 ? days[0] : days[1] - 1}
              least={whole[0]}
              most={whole[1]}
              text={words.day(isoDay(end === 0 ? days[0] : days[1] - 1).slice(0, 7))}
              step={(months) => move(end, monthShifted(days[end], months))}
              moveTo={(x) => move(end, dayOf(x))}
              ends={() => move(end, end === 0 ? whole[0] : whole[1])}
            />
          ))}
        </>
      )}
    </div>
  );
}

interface HandleProps {
  readonly x: number;
  readonly label: string;
  readonly text: string;
  readonly day: number;
  readonly least: number;
  readonly most: number;
  readonly step: (months: number) => void;
  readonly moveTo: (x: number) => void;
  readonly ends: () => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 12,
  PageDown: -12,
};

function Handle({ x, label, text, day, least, most, step, moveTo, ends }: HandleProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const months = steps[event.key];
    if (months !== undefined) step(months);
    else if (event.key === 'Home' || event.key === 'End') ends();
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { parentElement } = event.currentTarget;
    if (parentElement !== null) moveTo(pointedOn(parentElement, event).x);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={day}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className="absolute top-0 flex h-full w-6 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center rounded-tremor-small outline-none focus-visible:ring-2 focus-visible:ring-accent"
      style={{ left: x }}
    >
      <span aria-hidden className="h-6 w-2 rounded-full border border-surface bg-accent" />
    </div>
  );
}

interface HeldProps {
  readonly left: number;
  readonly width: number;
  readonly days: Days;
  /** From where it was taken hold of, moved by so many pixels. */
  readonly drag: (start: Days, by: number) => void;
}

/** The stretch between the handles, to be moved as a whole. */
function Held({ left, width, days, drag }: HeldProps) {
  const held = useRef<{ x: number; days: Days } | null>(null);
  return (
    <div
      aria-hidden
      className="absolute top-0 h-full cursor-grab touch-none active:cursor-grabbing"
      style={{ left, width: Math.max(0, width) }}
      onPointerDown={(event) => {
        held.current = { x: event.clientX, days };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (held.current !== null) drag(held.current.days, event.clientX - held.current.x);
      }}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
    />
  );
}
