import { area, line } from 'd3-shape';
import type { Join } from './connect.js';

const path = line<readonly [number, number]>();
const ribbon = area<readonly [number, number, number]>()
  .x(([x]) => x)
  .y0(([, bottom]) => bottom)
  .y1(([, , top]) => top);

export function JoinDrawing({ join }: { join: Join }) {
  const { x1, x2 } = join;
  return (
    <g className="text-accent" aria-hidden>
      {join.ribbon !== null && (
        <path
          d={
            ribbon([
              [x1, join.ribbon.bottom1, join.ribbon.top1],
              [x2, join.ribbon.bottom2, join.ribbon.top2],
            ]) ?? undefined
          }
          fill="currentColor"
          fillOpacity={0.14}
        />
      )}
      {join.line !== null && (
        <path
          d={
            path([
              [x1, join.line.y1],
              [x2, join.line.y2],
            ]) ?? undefined
          }
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray={join.dashed ? '4 3' : undefined}
        />
      )}
    </g>
  );
}
