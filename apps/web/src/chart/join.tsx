import type { Join } from '@marsad/indicators/chart';

export function JoinDrawing({ join }: { join: Join }) {
  const { x1, x2, line, ribbon } = join;
  return (
    <g className="text-accent" aria-hidden>
      {ribbon !== null && (
        <path
          d={`M${x1},${ribbon.top1}L${x2},${ribbon.top2}L${x2},${ribbon.bottom2}L${x1},${ribbon.bottom1}Z`}
          fill="currentColor"
          fillOpacity={join.dashed ? 0.08 : 0.14}
        />
      )}
      {line !== null && (
        <line
          x1={x1}
          x2={x2}
          y1={line.y1}
          y2={line.y2}
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray={join.dashed ? '4 3' : undefined}
        />
      )}
    </g>
  );
}
