import { sceneIn, shownPoints } from '@marsad/indicators/chart';
import { type RefObject, useId, useMemo, useRef } from 'react';
import { useWords } from '../language/words.js';
import { unitPhrase } from '../saying/units.js';
import { ChartDrawing } from './chart-drawing.js';
import type { Lane } from './lanes.js';
import { BaselineNote, PointNote } from './notes.js';
import { useWidth } from './size.js';
import { spokenBaseline, spokenPoint, timeAxisSaid } from './spoken.js';
import { Tooltip } from './tooltip.js';
import { type Charted, type ChartProps, type Prepared, usePrepared } from './use-prepared.js';
import { useWalk, type Walk } from './use-walk.js';

export { measureText } from './measure.js';
export type { Threshold } from './use-prepared.js';

const none: readonly Lane[] = [];

export default function TrendChart(props: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const prepared = usePrepared(props, width);
  // Apart, so that a slow device takes the two halves of the work one after the other, and answers in between.
  return <Laid chart={props} prepared={prepared} width={width} frame={frame} />;
}

interface LaidProps {
  readonly chart: ChartProps;
  readonly prepared: Prepared;
  readonly width: number;
  readonly frame: RefObject<HTMLDivElement>;
}

function Laid({ chart, prepared, width, frame }: LaidProps) {
  const { indicator, lanes = none, onDays, caption = 'spoken' } = chart;
  const { framed } = prepared;
  const words = useWords();
  const captionId = useId();
  const scene = useMemo(() => framed && sceneIn(framed), [framed]);
  const charted = { ...prepared, scene };
  const { baseline, byId, wholeHeight } = charted;
  const walk = useWalk(scene, onDays);
  const { unit } = indicator;

  const spokenStop = (index: number): string => {
    const mark = scene?.marks[index - walk.offset];
    const point = mark === undefined ? undefined : byId.get(mark.figure.id);
    if (point !== undefined) return spokenPoint(words, point, baseline, unit);
    return baseline === null ? '' : spokenBaseline(words, baseline, unit);
  };
  return (
    <figure aria-labelledby={captionId} className="relative m-0 min-w-0">
      <div ref={frame} style={{ height: wholeHeight }} className="relative" dir="ltr">
        {scene !== null && (
          <ChartDrawing
            charted={{ ...charted, scene }}
            walk={walk}
            width={width}
            lanes={lanes}
            unit={unit}
            canSelect={onDays !== undefined}
            spokenStop={spokenStop}
          />
        )}
        <Note charted={charted} walk={walk} width={width} indicator={indicator} />
      </div>
      {charted.drawn.refusal !== null && (
        <p className="mt-2 text-sm text-watch-ink">
          {chart.scale?.said.refusalSaid(words, charted.drawn.refusal)}
        </p>
      )}
      {/* Where one stop stands for a crowd, walking it changes its name, which not every reader says by itself. */}
      {walk.dense && (
        <p className="sr-only" aria-live="polite">
          {walk.active === null ? '' : spokenStop(walk.active)}
        </p>
      )}
      <figcaption id={captionId} className={caption === 'shown' ? 'mt-3 text-xs text-faint' : 'sr-only'}>
        <Caption chart={chart} charted={charted} />
      </figcaption>
    </figure>
  );
}

interface NoteProps {
  readonly charted: Charted;
  readonly walk: Walk;
  readonly width: number;
  readonly indicator: ChartProps['indicator'];
}

/** What is said of the stop that is looked at. */
function Note({ charted, walk, width, indicator }: NoteProps) {
  const { scene, baseline, byId, wholeHeight } = charted;
  const { active, activeMark, selection } = walk;
  const words = useWords();
  if (scene === null || active === null || selection.drawn !== null) return null;
  const point = activeMark === undefined ? undefined : byId.get(activeMark.figure.id);
  const { unit, rateBasis: basis } = indicator;
  return (
    <Tooltip
      anchor={activeMark?.anchor ?? scene.baseline?.anchor ?? { x: 0, y: 0 }}
      width={width}
      height={wholeHeight}
      dir={words.dir}
    >
      {point !== undefined ? (
        <PointNote point={point} baseline={baseline} unit={unit} basis={basis} />
      ) : (
        baseline !== null && <BaselineNote baseline={baseline} unit={unit} basis={basis} />
      )}
    </Tooltip>
  );
}

function Caption({ chart, charted }: { chart: ChartProps; charted: Charted }) {
  const { indicator, part, from = null, to = null } = chart;
  const { baseline, points, scene } = charted;
  const words = useWords();
  const inAll = chart.inAll ?? points.length;
  const shown = shownPoints(points, from, to);
  const window = shown.length < points.length ? 'yes' : 'no';
  return [
    words.t(baseline === null ? 'chart.captionPlain' : 'chart.caption', {
      name: [words.text(indicator.name), ...(part === undefined ? [] : [part])].join(words.t('list.comma')),
      unit: unitPhrase(words, indicator.unit, indicator.rateBasis),
      count: shown.length,
      window,
      years: baseline === null ? '' : words.years(baseline.period),
      shade: scene?.time.kind === 'figures' ? 'no' : 'yes',
    }),
    ...(inAll > points.length
      ? [words.t('chart.thinned', { window, shown: points.length, all: inAll })]
      : []),
    ...timeAxisSaid(words, charted),
    ...(chart.scale?.said.axisSaid(words, charted.drawn) ?? []),
  ].join(' ');
}
