import type { MarkShape } from '@marsad/indicators/chart';
import type { ReactNode } from 'react';

interface Props {
  readonly shape: MarkShape;
  readonly pale?: boolean;
  readonly dashed?: boolean;
}

const stemLength = 14;

/** Draws one figure in the manner of its hedge; `pale` is for figures that stand behind the recommended one. */
export function Mark({ shape, pale = false, dashed = false }: Props) {
  const tone = pale ? 'text-accent opacity-40' : 'text-accent';
  const dash = dashed ? '2 2' : undefined;
  return <g className={tone}>{drawing(shape, pale, dash)}</g>;
}

function drawing(shape: MarkShape, pale: boolean, dash: string | undefined): ReactNode {
  const radius = pale ? 2.5 : 4;
  switch (shape.kind) {
    case 'dot':
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={radius}
          className={shape.hollow || dash !== undefined ? 'fill-surface' : 'fill-current'}
          stroke="currentColor"
          strokeWidth={pale ? 1.25 : 2}
          strokeDasharray={dash}
        />
      );
    case 'range':
      return (
        <rect
          x={shape.x - (pale ? 1.5 : 3)}
          y={shape.top}
          width={pale ? 3 : 6}
          height={Math.max(2, shape.bottom - shape.top)}
          rx={pale ? 1.5 : 2}
          fill="currentColor"
          fillOpacity={dash === undefined ? 1 : 0.15}
          stroke={dash === undefined ? undefined : 'currentColor'}
          strokeWidth={1.5}
          strokeDasharray={dash}
        />
      );
    case 'bound':
      return (
        <>
          <Arrow x={shape.x} y={shape.y} open={shape.open} dash={dash} />
          <circle
            cx={shape.x}
            cy={shape.y}
            r={radius}
            className={dash === undefined ? 'fill-current' : 'fill-surface'}
            stroke="currentColor"
            strokeWidth={pale ? 1.25 : 2}
            strokeDasharray={dash}
          />
        </>
      );
    case 'span': {
      const left = shape.left + 1;
      const width = Math.max(3, shape.right - shape.left - 2);
      const middle = left + width / 2;
      const thickness = shape.bottom - shape.top;
      return (
        <>
          {thickness >= 1 && (
            <rect
              x={left}
              y={shape.top}
              width={width}
              height={thickness}
              rx={2}
              fill="currentColor"
              fillOpacity={shape.point === null ? 0.55 : 0.25}
              stroke={dash === undefined ? undefined : 'currentColor'}
              strokeDasharray={dash}
            />
          )}
          {(shape.point !== null || thickness < 1) && (
            <line
              x1={left}
              x2={left + width}
              y1={shape.point ?? shape.top}
              y2={shape.point ?? shape.top}
              stroke="currentColor"
              strokeWidth={pale ? 2 : 4}
              strokeDasharray={dash === undefined ? undefined : '5 3'}
            />
          )}
          {shape.open !== null && <Arrow x={middle} y={shape.top} open={shape.open} dash={dash} />}
        </>
      );
    }
  }
}

function Arrow({
  x,
  y,
  open,
  dash,
}: {
  x: number;
  y: number;
  open: 'up' | 'down';
  dash: string | undefined;
}) {
  const sign = open === 'up' ? -1 : 1;
  const tip = y + sign * (stemLength + 5);
  return (
    <g stroke="currentColor" strokeWidth={2} fill="none" strokeLinecap="round" strokeLinejoin="round">
      <line x1={x} x2={x} y1={y} y2={tip} strokeDasharray={dash} />
      <path d={`M${x - 4},${tip - sign * 4.5} L${x},${tip} L${x + 4},${tip - sign * 4.5}`} />
    </g>
  );
}
