/** A chart's drawing: axes, baseline, marks and labels, and what of it can be walked to. */
import { dayAt, dayNumber, ownTimeZone } from '@marsad/indicators';
import type { Box, Scene } from '@marsad/indicators/chart';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language/words.js';
import { Axes, AxisBreak } from './axes.js';
import { BaselineDrawing } from './baseline.js';
import { ChartLabels } from './chart-labels.js';
import { DenseDrawing, DenseJoins } from './dense-drawing.js';
import { JoinDrawing } from './join.js';
import { LaneDrawing, LaneMarks } from './lane-drawing.js';
import { type Lane, placeLanes } from './lanes.js';
import { Mark } from './mark.js';
import { measureTabular } from './measure.js';
import { Halo, Looked, SelectionDrawing, Thresholds } from './overlays.js';
import { spokenPoint } from './spoken.js';
import type { Charted } from './use-prepared.js';
import type { StopAttributes, Walk } from './use-walk.js';

interface Props {
  readonly charted: Charted & { readonly scene: Scene };
  readonly walk: Walk;
  readonly width: number;
  readonly lanes: readonly Lane[];
  readonly unit: string;
  /** Whether days can be drawn across. */
  readonly canSelect: boolean;
  readonly spokenStop: (index: number) => string;
}

export function ChartDrawing({ charted, walk, width, lanes, unit, canSelect, spokenStop }: Props) {
  const { scene, laneRoom, wholeHeight } = charted;
  const { plot } = scene;
  const words = useWords();
  const clip = useId();
  const today = dayNumber(dayAt(Date.now(), ownTimeZone()));
  const placed = placeLanes(lanes, { days: scene.days, ...scene.span, today }, measureTabular);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the figure's caption names it; a title would pop up as a tooltip of its own.
    <svg
      width={width}
      height={wholeHeight}
      viewBox={`0 0 ${width} ${wholeHeight}`}
      data-chart
      className={`block select-none overflow-visible text-xs outline-none ${canSelect ? 'cursor-crosshair' : ''}`}
      style={{ direction: 'ltr' }}
      onKeyDown={walk.onKeyDown}
      {...walk.selection.handlers}
    >
      <defs>
        {/* A bar that began before the days shown is cut at the plot's edge. */}
        <clipPath id={clip}>
          <rect x={plot.left - 10} y={0} width={plot.width + 20} height={plot.top + plot.height + 6} />
        </clipPath>
      </defs>
      <Axes scene={scene} width={width} lanesHeight={laneRoom} />
      {scene.baseline !== null && <BaselineDrawing baseline={scene.baseline} plot={plot} />}
      <LaneMarks lanes={placed} plot={plot} />
      <Thresholds scene={scene} />
      {scene.gap !== null && <AxisBreak gap={scene.gap} plot={plot} />}
      <SelectionDrawing selection={walk.selection.drawn} scene={scene} />
      <g clipPath={`url(#${clip})`}>
        <Behind scene={scene} walk={walk} />
      </g>
      {walk.dense ? (
        <Frame attributes={walk.stopAt(walk.rest)} says={spokenStop(walk.rest)} {...plot} />
      ) : (
        <>
          {scene.baseline !== null && (
            <Frame attributes={walk.stopAt(0)} says={spokenStop(0)} {...scene.baseline.target} />
          )}
          <g clipPath={`url(#${clip})`}>
            <Marks charted={charted} walk={walk} unit={unit} />
          </g>
        </>
      )}
      <ChartLabels scene={scene} dir={words.dir} />
      {lanes.length > 0 && <LaneDrawing lanes={placed} plot={plot} dir={words.dir} />}
    </svg>
  );
}

/** What nobody walks to: lines between figures, other sources, and the marks themselves where they are a crowd. */
function Behind({ scene, walk }: { scene: Scene; walk: Walk }) {
  const { dense, activeMark } = walk;
  return (
    <>
      {dense ? (
        <DenseJoins joins={scene.joins} />
      ) : (
        scene.joins.map((join) => <JoinDrawing key={`${join.x1}`} join={join} />)
      )}
      <g aria-hidden>
        {scene.marks.flatMap(({ figure, alternatives }) =>
          alternatives.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: alternatives of one period have no order of their own.
            <Mark key={`${figure.id} ${index}`} shape={shape} pale />
          )),
        )}
      </g>
      {dense && <DenseDrawing marks={scene.marks} plotWidth={scene.plot.width} />}
      {activeMark !== undefined && dense && <Looked mark={activeMark} />}
    </>
  );
}

function Marks({ charted, walk, unit }: { charted: Props['charted']; walk: Walk; unit: string }) {
  const { scene, byId, baseline } = charted;
  return scene.marks.map((mark, index) => (
    <Stop
      key={mark.figure.id}
      attributes={walk.stopAt(index + walk.offset)}
      point={byId.get(mark.figure.id)}
      baseline={baseline}
      unit={unit}
    >
      {walk.active === index + walk.offset && <Halo mark={mark} />}
      <Mark shape={mark.shape} dashed={mark.figure.dashed} />
    </Stop>
  ));
}

interface FrameProps extends Box {
  readonly attributes: StopAttributes;
  readonly says: string;
}

/** A stop without a mark of its own: the baseline, or a crowd. */
function Frame({ attributes, says, left, top, width, height }: FrameProps) {
  return (
    <g {...attributes} aria-label={says} className="outline-none [&:focus-visible>rect]:stroke-accent">
      <rect x={left} y={top} width={width} height={height} rx={3} fill="transparent" strokeWidth={2} />
    </g>
  );
}

interface StopProps {
  readonly attributes: StopAttributes;
  readonly point: PointWire | undefined;
  readonly baseline: BaselineWire | null;
  readonly unit: string;
  readonly children: ReactNode;
}

/** One mark that can be walked to. A component of its own: many sentences at once would hold up the browser. */
function Stop({ attributes, point, baseline, unit, children }: StopProps) {
  const words = useWords();
  return (
    <g
      {...attributes}
      aria-label={point === undefined ? '' : spokenPoint(words, point, baseline, unit)}
      className="outline-none"
    >
      {children}
    </g>
  );
}
