/** What is laid over a chart's axes: lines of rules, what is being selected, and the mark that is looked at. */
import type { PlacedMark, Scene } from '@marsad/indicators/chart';
import { Mark } from './mark.js';
import type { Selection } from './selection.js';

export function Thresholds({ scene }: { scene: Scene }) {
  return scene.thresholds.map((threshold, index) => (
    <line
      // biome-ignore lint/suspicious/noArrayIndexKey: thresholds have no other name.
      key={index}
      x1={scene.plot.left}
      x2={scene.plot.left + scene.plot.width}
      y1={threshold.y}
      y2={threshold.y}
      className="stroke-breach"
      strokeWidth={1.5}
      strokeDasharray="6 4"
    />
  ));
}

export function SelectionDrawing({ selection, scene }: { selection: Selection | null; scene: Scene }) {
  if (selection === null) return null;
  return (
    <rect
      x={Math.min(selection.start, selection.end)}
      y={scene.plot.top}
      width={Math.abs(selection.end - selection.start)}
      height={scene.plot.height}
      className="pointer-events-none fill-accent"
      fillOpacity={0.15}
    />
  );
}

/** The one of a crowd that is looked at, as it would be drawn alone. */
export function Looked({ mark }: { mark: PlacedMark }) {
  return (
    <g aria-hidden>
      <Halo mark={mark} />
      <Mark shape={mark.shape} dashed={mark.figure.dashed} />
    </g>
  );
}

export function Halo({ mark }: { mark: PlacedMark }) {
  return <circle cx={mark.anchor.x} cy={mark.anchor.y} r={9} className="fill-accent" fillOpacity={0.2} />;
}
