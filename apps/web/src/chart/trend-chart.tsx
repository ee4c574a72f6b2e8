import { dayNumber } from '@marsad/indicators';
import type { BaselineWire, IndicatorWire, PointWire } from '@marsad/indicators/contract';
import {
  type KeyboardEvent,
  type ReactNode,
  type SVGProps,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWords } from '../language/words.js';
import { unitPhrase } from '../saying/units.js';
import { Axes } from './axes.js';
import { axisLabel } from './axis-label.js';
import { BaselineDrawing } from './baseline.js';
import { baselineWordings } from './baseline-wordings.js';
import { chartFigure, type Height, pointId, withoutBaseline } from './chart-data.js';
import { ChartLabels } from './chart-labels.js';
import { DenseDrawing, DenseJoins } from './dense-drawing.js';
import { mostSingleMarks } from './dense-marks.js';
import { JoinDrawing } from './join.js';
import { LaneDrawing } from './lane-drawing.js';
import { type Lane, lanesHeight, placeLanes } from './lanes.js';
import { layoutChart } from './layout.js';
import { Mark } from './mark.js';
import { markLabel } from './mark-label.js';
import { forgetMeasures, measureText } from './measure.js';
import { BaselineNote, PointNote } from './notes.js';
import { Halo, Looked, SelectionDrawing, Thresholds } from './overlays.js';
import { useSelection } from './selection.js';
import { shownPoints } from './shown.js';
import { useWidth } from './size.js';
import { spokenBaseline, spokenPoint } from './spoken.js';
import { nextStop } from './stops.js';
import { Tooltip } from './tooltip.js';
import type { Days } from './zoom.js';
import { zoomKey } from './zoom-key.js';

export interface Threshold {
  readonly value: number;
  readonly label: string;
}
interface Props {
  readonly indicator: IndicatorWire;
  /** Of which part the figures are, where the page doesn't say it once for all. */
  readonly part?: string;
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
  /** How many figures there are, where `points` are fewer. */
  readonly inAll?: number;
  /** Of the plot with its axis; lanes come on top. */
  readonly height: number;
  readonly heights?: Height;
  readonly thresholds?: readonly Threshold[];
  readonly lanes?: readonly Lane[];
  readonly from?: string | null;
  readonly to?: string | null;
  /** Values the scale has to reach, so that several charts can be compared. */
  readonly alsoValues?: readonly number[];
  /** Given what was drawn across or zoomed to; null for everything. */
  readonly onDays?: (days: Days | null) => void;
  /** Whether the caption is to be seen, or only to be heard. */
  readonly caption?: 'shown' | 'spoken';
}

const none: readonly never[] = [];

export default function TrendChart(props: Props) {
  const {
    indicator,
    height,
    heights = 'compared',
    thresholds = none,
    lanes = none,
    from = null,
    to = null,
    alsoValues = none,
    onDays,
    caption = 'spoken',
  } = props;
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const fonts = useFontsReady();
  const captionId = useId();
  const clip = useId();
  const [active, setActive] = useState<number | null>(null);
  const [resting, setResting] = useState(0);
  const items = useRef<(SVGGElement | null)[]>([]);

  // Figures as given are of periods of any length: nothing on the basis may stand beside them.
  const baseline = heights === 'compared' ? props.baseline : null;
  const points = useMemo(() => withoutBaseline(props.points, props.baseline), [props.points, props.baseline]);
  const byId = useMemo(() => new Map(points.map((point) => [pointId(point), point])), [points]);
  const per = indicator.rateBasis;
  const unit = indicator.unit;
  const laneRoom = useMemo(() => lanesHeight(lanes), [lanes]);
  const wholeHeight = height + laneRoom;

  const scene = useMemo(() => {
    if (width === 0 || fonts < 0) return null;
    return layoutChart({
      figures: points.map((point) => chartFigure(point, heights)),
      baseline:
        baseline === null
          ? null
          : {
              start: dayNumber(baseline.period.start),
              end: dayNumber(baseline.period.end),
              quantity: { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier },
            },
      thresholds: heights === 'compared' ? thresholds : none,
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
      alsoValues,
      lanesHeight: laneRoom,
      integer: indicator.integer && indicator.rateBasis === null,
      width,
      height: wholeHeight,
      axis: words.dir === 'rtl' ? 'right' : 'left',
      baselineWordings:
        baseline === null ? [] : baselineWordings(words, baseline, { unit, basis: per, width }),
      labelOf: ({ id, quantity }) => {
        const point = byId.get(id);
        return point === undefined ? '' : markLabel(words, point, quantity, { unit, basis: per, heights });
      },
      formatValue: (value) => axisLabel(words, value, unit),
      measure: measureText,
    });
  }, [
    width,
    wholeHeight,
    laneRoom,
    fonts,
    points,
    byId,
    heights,
    baseline,
    thresholds,
    alsoValues,
    from,
    to,
    words,
    indicator,
    unit,
    per,
  ]);

  const offset = scene?.baseline ? 1 : 0;
  const stops = (scene?.marks.length ?? 0) + offset;
  const rest = Math.min(resting, Math.max(0, stops - 1));
  const dense = (scene?.marks.length ?? 0) > mostSingleMarks;
  const selection = useSelection(scene, { offset, onDays, look: setActive });

  const walk = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      selection.clear();
      setActive(null);
    }
    const days =
      scene === null || onDays === undefined ? undefined : zoomKey(event, scene, active ?? rest, offset);
    if (days !== undefined) {
      event.preventDefault();
      onDays?.(days);
      return;
    }
    const target = nextStop(event.key, active ?? rest, stops);
    if (target === null) return;
    event.preventDefault();
    setResting(target);
    if (dense) setActive(target);
    else items.current[target]?.focus();
  };

  const stopProps = (index: number): StopAttributes => ({
    ref: (element: SVGGElement | null) => {
      items.current[index] = element;
    },
    role: 'img',
    tabIndex: index === rest ? 0 : -1,
    onFocus: () => {
      setActive(index);
      setResting(index);
    },
    onBlur: () => setActive(null),
  });
  const activeMark = active === null ? undefined : scene?.marks[active - offset];
  const activePoint = activeMark === undefined ? undefined : byId.get(activeMark.figure.id);
  const spokenStop = (index: number): string => {
    const mark = scene?.marks[index - offset];
    const point = mark === undefined ? undefined : byId.get(mark.figure.id);
    if (point !== undefined) return spokenPoint(words, point, baseline, unit);
    return baseline === null ? '' : spokenBaseline(words, baseline, unit);
  };
  const inAll = props.inAll ?? points.length;
  const shown = shownPoints(points, from, to);
  const window = shown.length < points.length ? 'yes' : 'no';

  return (
    <figure aria-labelledby={captionId} className="relative m-0 min-w-0">
      <div ref={frame} style={{ height: wholeHeight }} className="relative" dir="ltr">
        {scene !== null && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: the figure's caption names it; a title would pop up as a tooltip of its own.
          <svg
            width={width}
            height={wholeHeight}
            viewBox={`0 0 ${width} ${wholeHeight}`}
            data-chart
            className={`block select-none overflow-visible text-xs outline-none ${onDays === undefined ? '' : 'cursor-crosshair'}`}
            style={{ direction: 'ltr' }}
            onKeyDown={walk}
            {...selection.handlers}
          >
            <defs>
              {/* A bar that began before the days shown is cut at the plot's edge. */}
              <clipPath id={clip}>
                <rect
                  x={scene.plot.left - 10}
                  y={0}
                  width={scene.plot.width + 20}
                  height={scene.plot.top + scene.plot.height + 6}
                />
              </clipPath>
            </defs>
            <Axes scene={scene} width={width} lanesHeight={laneRoom} />
            {scene.baseline !== null && <BaselineDrawing baseline={scene.baseline} plot={scene.plot} />}
            <Thresholds scene={scene} />
            <SelectionDrawing selection={selection.drawn} scene={scene} />
            <g clipPath={`url(#${clip})`}>
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
            </g>
            {dense ? (
              <g
                {...stopProps(rest)}
                aria-label={spokenStop(rest)}
                className="outline-none [&:focus-visible>rect]:stroke-accent"
              >
                <rect
                  x={scene.plot.left}
                  y={scene.plot.top}
                  width={scene.plot.width}
                  height={scene.plot.height}
                  rx={3}
                  fill="transparent"
                  strokeWidth={2}
                />
              </g>
            ) : (
              <>
                {scene.baseline !== null && (
                  <g
                    {...stopProps(0)}
                    aria-label={spokenStop(0)}
                    className="outline-none [&:focus-visible>rect]:stroke-accent"
                  >
                    <rect
                      x={scene.baseline.window.left}
                      y={scene.plot.top}
                      width={Math.max(2, scene.baseline.window.right - scene.baseline.window.left)}
                      height={scene.plot.height}
                      rx={3}
                      fill="transparent"
                      strokeWidth={2}
                    />
                  </g>
                )}
                <g clipPath={`url(#${clip})`}>
                  {scene.marks.map((mark, index) => (
                    <Stop
                      key={mark.figure.id}
                      attributes={stopProps(index + offset)}
                      point={byId.get(mark.figure.id)}
                      baseline={baseline}
                      unit={unit}
                    >
                      {active === index + offset && <Halo mark={mark} />}
                      <Mark shape={mark.shape} dashed={mark.figure.dashed} />
                    </Stop>
                  ))}
                </g>
              </>
            )}
            <ChartLabels scene={scene} dir={words.dir} />
            {lanes.length > 0 && (
              <LaneDrawing
                lanes={placeLanes(lanes, { days: scene.days, ...scene.plot })}
                plot={scene.plot}
                dir={words.dir}
              />
            )}
          </svg>
        )}
        {scene !== null && active !== null && selection.drawn === null && (
          <Tooltip
            anchor={activeMark?.anchor ?? scene.baseline?.anchor ?? { x: 0, y: 0 }}
            width={width}
            height={wholeHeight}
            dir={words.dir}
          >
            {activePoint !== undefined ? (
              <PointNote point={activePoint} baseline={baseline} unit={unit} basis={indicator.rateBasis} />
            ) : (
              baseline !== null && (
                <BaselineNote baseline={baseline} unit={unit} basis={indicator.rateBasis} />
              )
            )}
          </Tooltip>
        )}
      </div>
      {/* Where one stop stands for a crowd, walking it changes its name, which not every reader says by itself. */}
      {dense && (
        <p className="sr-only" aria-live="polite">
          {active === null ? '' : spokenStop(active)}
        </p>
      )}
      <figcaption id={captionId} className={caption === 'shown' ? 'mt-3 text-xs text-faint' : 'sr-only'}>
        {words.t(baseline === null ? 'chart.captionPlain' : 'chart.caption', {
          name: [words.text(indicator.name), ...(props.part === undefined ? [] : [props.part])].join(
            words.t('list.comma'),
          ),
          unit: unitPhrase(words, unit, indicator.rateBasis),
          count: shown.length,
          window,
          years: baseline === null ? '' : words.years(baseline.period),
        })}
        {inAll > points.length &&
          ` ${words.t('chart.thinned', { window, shown: points.length, all: inAll })}`}
      </figcaption>
    </figure>
  );
}

interface StopAttributes extends Pick<SVGProps<SVGGElement>, 'role' | 'tabIndex' | 'onFocus' | 'onBlur'> {
  readonly ref: (element: SVGGElement | null) => void;
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

function useFontsReady(): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const settle = () => {
      forgetMeasures();
      setRound((value) => value + 1);
    };
    document.fonts.addEventListener('loadingdone', settle);
    return () => document.fonts.removeEventListener('loadingdone', settle);
  }, []);
  return round;
}
