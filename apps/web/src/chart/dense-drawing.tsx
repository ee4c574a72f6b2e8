import type { Join, PlacedMark } from '@marsad/indicators/chart';
import { useMemo } from 'react';
import { densePaths } from './dense-marks.js';

/** A crowd of marks, each in the manner of its hedge, drawn at once. */
export function DenseDrawing({ marks, plotWidth }: { marks: readonly PlacedMark[]; plotWidth: number }) {
  const paths = useMemo(() => densePaths(marks), [marks]);
  // Where they stand closer than their width, smaller ones still show the shape of the crowd.
  const size = marks.length * 4 > plotWidth ? 3 : 5;
  return (
    <g className="text-accent" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden>
      <path d={paths.bars} strokeWidth={size} strokeLinecap="butt" strokeOpacity={0.7} />
      <path d={paths.arrows} strokeWidth={1.5} />
      <path d={paths.filled} strokeWidth={size} />
      <path d={paths.hollow} strokeWidth={size} />
      <path d={paths.hollow} strokeWidth={size - 2} className="stroke-surface" />
    </g>
  );
}

/** Lines between neighbours, as one path for each manner of line. */
export function DenseJoins({ joins }: { joins: readonly Join[] }) {
  const { lines, ribbons } = useMemo(() => joinPaths(joins), [joins]);
  return (
    <g className="text-accent" aria-hidden>
      <path d={ribbons} fill="currentColor" fillOpacity={0.14} />
      <path d={lines} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </g>
  );
}

function joinPaths(joins: readonly Join[]): { lines: string; ribbons: string } {
  const lines: string[] = [];
  const ribbons: string[] = [];
  let end: string | null = null;
  for (const { x1, x2, line, ribbon } of joins) {
    if (ribbon !== null)
      ribbons.push(
        `M${x1},${ribbon.top1}L${x2},${ribbon.top2}L${x2},${ribbon.bottom2}L${x1},${ribbon.bottom1}Z`,
      );
    if (line === null) continue;
    const start = `${x1},${line.y1}`;
    lines.push(start === end ? `L${x2},${line.y2}` : `M${start}L${x2},${line.y2}`);
    end = `${x2},${line.y2}`;
  }
  return { lines: lines.join(''), ribbons: ribbons.join('') };
}
