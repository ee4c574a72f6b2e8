import type { Box, Scene } from '@marsad/indicators/chart';
import { useId } from 'react';

/** The baseline where it is: pale across the plot, darker over the days it was measured on. */
export function BaselineDrawing({
  baseline,
  plot,
}: {
  baseline: Pick<NonNullable<Scene['baseline']>, 'shape' | 'window' | 'point'>;
  plot: Box;
}) {
  const fade = useId();
  const { shape, window } = baseline;
  const right = plot.left + plot.width;
  const windowWidth = Math.max(0, window.right - window.left);
  const rule = (y: number, dash?: string) => (
    <>
      <line
        x1={plot.left}
        x2={right}
        y1={y}
        y2={y}
        stroke="currentColor"
        strokeWidth={1.25}
        strokeDasharray={dash}
      />
      <line x1={window.left} x2={window.right} y1={y} y2={y} stroke="currentColor" strokeWidth={2.5} />
    </>
  );
  return (
    <g className="text-baseline">
      <rect
        data-window
        x={window.left}
        y={plot.top}
        width={windowWidth}
        height={plot.height}
        fill="currentColor"
        fillOpacity={0.07}
      />
      {shape.kind === 'band' && (
        <>
          <rect
            x={plot.left}
            y={shape.top}
            width={plot.width}
            height={Math.max(1, shape.bottom - shape.top)}
            fill="currentColor"
            fillOpacity={0.2}
          />
          <rect
            x={window.left}
            y={shape.top}
            width={windowWidth}
            height={Math.max(1.5, shape.bottom - shape.top)}
            fill="currentColor"
            fillOpacity={0.4}
          />
        </>
      )}
      {shape.kind === 'band' && baseline.point !== null && rule(baseline.point, '3 3')}
      {shape.kind === 'line' && rule(shape.y)}
      {(shape.kind === 'floor' || shape.kind === 'ceiling') && (
        <>
          <defs>
            <linearGradient
              id={fade}
              gradientUnits="userSpaceOnUse"
              x1={0}
              x2={0}
              y1={shape.y}
              y2={shape.end}
            >
              <stop offset="0" stopColor="currentColor" stopOpacity={0.34} />
              <stop offset="1" stopColor="currentColor" stopOpacity={0} />
            </linearGradient>
          </defs>
          <rect
            x={plot.left}
            y={Math.min(shape.y, shape.end)}
            width={plot.width}
            height={Math.abs(shape.end - shape.y)}
            fill={`url(#${fade})`}
          />
          {rule(shape.y)}
        </>
      )}
    </g>
  );
}
