import type { Box } from '@marsad/indicators/chart';
import { Link } from 'wouter';
import type { Words } from '../language/words.js';
import { ChartText } from './chart-text.js';
import { laneHead, type PlacedItem, type PlacedLane } from './lanes.js';

const tones = {
  breach: 'text-breach',
  watch: 'text-watch',
  calm: 'text-faint',
} as const;

interface Props {
  readonly lanes: readonly PlacedLane[];
  readonly plot: Box;
  readonly dir: Words['dir'];
}

/** Bars one can follow: each leads to what it stands for. */
export function LaneDrawing({ lanes, plot, dir }: Props) {
  const bottom = plot.top + plot.height;
  return (
    <g>
      {lanes.map((lane) => (
        <g key={lane.name}>
          <g aria-hidden className="text-muted">
            <ChartText
              x={dir === 'rtl' ? plot.left + plot.width : plot.left}
              y={bottom + lane.top + laneHead / 2}
              anchor={dir === 'rtl' ? 'end' : 'start'}
              dir={dir}
            >
              {lane.name}
            </ChartText>
          </g>
          <line
            x1={plot.left}
            x2={plot.left + plot.width}
            y1={bottom + lane.top + laneHead + lane.rows * lane.rowHeight}
            y2={bottom + lane.top + laneHead + lane.rows * lane.rowHeight}
            className="stroke-line"
          />
          {lane.items.map((placed) => {
            const top = bottom + lane.top + laneHead + placed.row * lane.rowHeight;
            return (
              <g key={placed.item.id}>
                <Bar placed={placed} top={top} height={lane.rowHeight} />
                <Name placed={placed} top={top} height={lane.rowHeight} dir={dir} />
              </g>
            );
          })}
        </g>
      ))}
    </g>
  );
}

/** Across the plot: a line where it began, and a shade for as long as what is known to have happened went on. */
export function LaneMarks({ lanes, plot }: Pick<Props, 'lanes' | 'plot'>) {
  return (
    <g aria-hidden className="text-faint">
      {lanes
        .filter(({ marksPlot }) => marksPlot)
        .flatMap(({ items }) => items)
        .map(({ item, left, width }) => (
          <g key={item.id}>
            {!item.hollow && (
              <rect
                x={left}
                y={plot.top}
                width={width}
                height={plot.height}
                className="fill-current"
                fillOpacity={0.07}
              />
            )}
            <line
              x1={left}
              x2={left}
              y1={plot.top}
              y2={plot.top + plot.height}
              stroke="currentColor"
              strokeDasharray="2 3"
            />
          </g>
        ))}
    </g>
  );
}

interface BarProps {
  readonly placed: PlacedItem;
  readonly top: number;
  /** Of its row. */
  readonly height: number;
  readonly dir: Words['dir'];
}

/** Of a bar, in px. */
const thick = 10;

/** Beside its bar, which says all of it by itself: it leads where that does, and is no second stop. */
function Name({ placed: { item, name }, top, height, dir }: BarProps) {
  if (name === null) return null;
  return (
    <Link
      href={item.href}
      aria-hidden
      tabIndex={-1}
      className="text-muted hover:underline"
      onPointerDown={(event: React.PointerEvent) => event.stopPropagation()}
    >
      <ChartText x={name.x} y={top + (height - 4) / 2} anchor="start" dir={dir}>
        {name.text}
      </ChartText>
    </Link>
  );
}

/** Open on the right where it goes on. */
function Bar({ placed: { item, left, width, isOpen }, top: rowTop, height: row }: Omit<BarProps, 'dir'>) {
  const height = thick;
  const top = rowTop + (row - thick - 4) / 2;
  return (
    <Link
      href={item.href}
      aria-label={item.label}
      className="group outline-none"
      // A press on it is no start of a selection on the plot.
      onPointerDown={(event: React.PointerEvent) => event.stopPropagation()}
    >
      <title>{item.label}</title>
      <rect x={left - 2} y={top - 2} width={width + 4} height={thick + 4} fill="transparent" />
      <rect
        x={left + 1}
        y={top + 1}
        width={width - 2}
        height={height - 2}
        rx={isOpen ? 0 : 3}
        stroke="currentColor"
        strokeWidth={2}
        fill={item.hollow ? 'none' : 'currentColor'}
        fillOpacity={isOpen ? 1 : 0.45}
        className={`${tones[item.tone]} group-hover:opacity-80`}
      />
      {isOpen && (
        <path
          d={`M${left + width - 5},${top}l5,${height / 2}l-5,${height / 2}z`}
          className={item.hollow ? `fill-current ${tones[item.tone]}` : 'fill-surface'}
        />
      )}
      <rect
        x={left - 2.5}
        y={top - 2.5}
        width={width + 5}
        height={height + 5}
        rx={4}
        fill="none"
        strokeWidth={2}
        className="stroke-transparent group-focus-visible:stroke-accent"
      />
    </Link>
  );
}
