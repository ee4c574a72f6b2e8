import { type Basis, dayNumber, type Quantity } from '@marsad/indicators';
import type { BaselineWire, IndicatorWire, PointWire } from '@marsad/indicators/wire';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../language.js';
import { inBasis, signOnly, unitPhrase } from '../units.js';
import { BaselineDrawing } from './baseline.js';
import { chartFigure, pointId, withoutBaseline } from './chart-data.js';
import { ChartText } from './chart-text.js';
import { JoinDrawing } from './join.js';
import { labelQuantity } from './label-quantity.js';
import { layoutChart, type PlacedMark, type Scene } from './layout.js';
import { Mark } from './mark.js';
import { forgetMeasures, measureText } from './measure.js';
import { BaselineNote, PointNote } from './notes.js';
import { useWidth } from './size.js';
import { thin } from './thin.js';
import { timeLabel } from './time-label.js';

export interface Threshold {
  readonly value: number;
  readonly label: string;
}
interface Props {
  readonly indicator: IndicatorWire;
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
  readonly height: number;
  readonly thresholds?: readonly Threshold[];
  readonly from?: string | null;
  readonly to?: string | null;
  /** Whether the caption is to be seen, or only to be heard. */
  readonly caption?: 'shown' | 'spoken';
}

const mostPoints = 2000;
const none: readonly Threshold[] = [];

export default function TrendChart(props: Props) {
  const {
    indicator,
    baseline,
    height,
    thresholds = none,
    from = null,
    to = null,
    caption = 'spoken',
  } = props;
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const fonts = useFontsReady();
  const captionId = useId();
  const [active, setActive] = useState<number | null>(null);
  const [resting, setResting] = useState(0);
  const items = useRef<(SVGGElement | null)[]>([]);

  const all = useMemo(() => withoutBaseline(props.points, baseline), [props.points, baseline]);
  const points = useMemo(() => thin(all, (point) => point.normalised.quantity, mostPoints), [all]);
  const byId = useMemo(() => new Map(points.map((point) => [pointId(point), point])), [points]);
  const per = indicator.rateBasis;
  const unit = indicator.unit;

  const scene = useMemo(() => {
    if (width === 0 || fonts < 0) return null;
    const last = points.at(-1);
    const compact = (quantity: Quantity) =>
      words.figure(labelQuantity(quantity), signOnly(words, unit), 'period', 'compact');
    return layoutChart({
      figures: points.map(chartFigure),
      baseline:
        baseline === null
          ? null
          : {
              start: dayNumber(baseline.period.start),
              end: dayNumber(baseline.period.end),
              quantity: { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier },
            },
      thresholds,
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
      integer: indicator.integer && indicator.rateBasis === null,
      width,
      height,
      axis: words.dir === 'rtl' ? 'right' : 'left',
      baselineWordings:
        baseline === null ? [] : baselineWordings(words, baseline, { unit, basis: per, width }),
      lastLabel:
        last === undefined
          ? null
          : compact({ ...last.normalised.quantity, qualifier: last.quantity.qualifier }),
      formatValue: (value) => axisValue(words, value, unit),
      measure: measureText,
    });
  }, [width, height, fonts, points, baseline, thresholds, from, to, words, indicator, unit, per]);

  const stops = (scene?.marks.length ?? 0) + (scene?.baseline ? 1 : 0);
  const offset = scene?.baseline ? 1 : 0;
  const rest = Math.min(resting, Math.max(0, stops - 1));

  const walk = (event: KeyboardEvent): void => {
    const target = nextStop(event.key, active ?? rest, stops);
    if (event.key === 'Escape') setActive(null);
    if (target === null) return;
    event.preventDefault();
    setResting(target);
    items.current[target]?.focus();
  };
  const hover = (event: PointerEvent<SVGSVGElement>): void => {
    if (scene === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    setActive(nearestStop(scene, offset, event.clientX - box.left, event.clientY - box.top));
  };

  const stopProps = (index: number, label: string) => ({
    ref: (element: SVGGElement | null) => {
      items.current[index] = element;
    },
    role: 'img',
    tabIndex: index === rest ? 0 : -1,
    'aria-label': label,
    onFocus: () => {
      setActive(index);
      setResting(index);
    },
    onBlur: () => setActive(null),
  });
  const activeMark = active === null ? undefined : scene?.marks[active - offset];
  const activePoint = activeMark === undefined ? undefined : byId.get(activeMark.figure.id);
  const name = words.text(indicator.name);
  const description = words.t(baseline === null ? 'chart.captionPlain' : 'chart.caption', {
    name,
    unit: unitPhrase(words, unit, indicator.rateBasis),
    count: points.length,
    years: baseline === null ? '' : words.years(baseline.period),
  });

  return (
    <figure aria-labelledby={captionId} className="relative m-0 min-w-0">
      <div ref={frame} style={{ height }} className="relative" dir="ltr">
        {scene !== null && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: the figure's caption names it; a title would pop up as a tooltip of its own.
          <svg
            width={width}
            height={height}
            className="block overflow-visible text-xs tabular-nums outline-none"
            style={{ direction: 'ltr' }}
            onKeyDown={walk}
            onPointerMove={hover}
            onPointerDown={hover}
            onPointerLeave={() => setActive(null)}
          >
            <Axes scene={scene} width={width} />
            {scene.baseline !== null && <BaselineDrawing baseline={scene.baseline} plot={scene.plot} />}
            {scene.thresholds.map((threshold, index) => (
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
            ))}
            {scene.joins.map((join) => (
              <JoinDrawing key={`${join.x1}`} join={join} />
            ))}
            <g aria-hidden>
              {scene.marks.flatMap(({ figure, alternatives }) =>
                alternatives.map((shape, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: alternatives of one period have no order of their own.
                  <Mark key={`${figure.id} ${index}`} shape={shape} pale />
                )),
              )}
            </g>
            {scene.baseline !== null && baseline !== null && (
              <g
                {...stopProps(0, spokenBaseline(words, baseline, unit))}
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
            {scene.marks.map((mark, index) => {
              const point = byId.get(mark.figure.id);
              if (point === undefined) return null;
              return (
                <g
                  key={mark.figure.id}
                  {...stopProps(index + offset, spokenPoint(words, point, baseline, unit))}
                  className="outline-none"
                >
                  {active === index + offset && <Halo mark={mark} />}
                  <Mark shape={mark.shape} dashed={mark.figure.dashed} />
                </g>
              );
            })}
            <Labels scene={scene} dir={words.dir} />
          </svg>
        )}
        {scene !== null && active !== null && (
          <Tooltip
            anchor={activeMark?.anchor ?? scene.baseline?.anchor ?? { x: 0, y: 0 }}
            width={width}
            height={height}
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
      <figcaption id={captionId} className={caption === 'shown' ? 'mt-3 text-xs text-faint' : 'sr-only'}>
        {description}
        {all.length > points.length &&
          ` ${words.t('chart.thinned', { shown: points.length, all: all.length })}`}
      </figcaption>
    </figure>
  );
}

function Axes({ scene, width }: { scene: Scene; width: number }) {
  const words = useWords();
  const { plot } = scene;
  const rightAxis = words.dir === 'rtl';
  const bottom = plot.top + plot.height;
  return (
    <g aria-hidden className="text-faint">
      {scene.valueTicks.map(({ y, label }, index) => (
        <g key={label}>
          <line
            x1={plot.left}
            x2={scene.gridEnd}
            y1={y}
            y2={y}
            className={index === 0 ? 'stroke-edge' : 'stroke-line'}
            strokeWidth={1}
          />
          <ChartText x={rightAxis ? width : plot.left - 8} y={y} anchor="end" dir={words.dir}>
            {label}
          </ChartText>
        </g>
      ))}
      {scene.timeTicks.map((tick) => {
        const label = timeLabel(words, tick);
        const half = measureText(label) / 2;
        return (
          <g key={tick.day}>
            <line x1={tick.x} x2={tick.x} y1={bottom} y2={bottom + 4} className="stroke-edge" />
            <ChartText
              x={Math.min(width - half, Math.max(half, tick.x))}
              y={bottom + 14}
              anchor="middle"
              dir={words.dir}
            >
              {label}
            </ChartText>
          </g>
        );
      })}
    </g>
  );
}

function Labels({ scene, dir }: { scene: Scene; dir: 'ltr' | 'rtl' }) {
  const { baselineLabel, lastLabel } = scene;
  const side = dir === 'rtl' ? 'end' : 'start';
  const lines = (placed: NonNullable<typeof baselineLabel>, tone: string) =>
    placed.lines.map((line, index) => (
      <g key={line} className={tone}>
        <ChartText
          x={side === 'start' ? placed.box.left : placed.box.left + placed.box.width}
          y={placed.box.top + 8 + index * 16}
          anchor={side}
          dir={dir}
          halo
          className="font-medium"
        >
          {line}
        </ChartText>
      </g>
    ));
  return (
    <g aria-hidden className="pointer-events-none">
      {scene.thresholds.map(({ label }) => label !== null && lines(label, 'text-breach-ink'))}
      {baselineLabel !== null && lines(baselineLabel, 'text-baseline')}
      {lastLabel !== null && (
        <g className="text-accent">
          <ChartText
            x={lastLabel.x}
            y={lastLabel.y}
            anchor={lastLabel.anchor}
            dir={dir}
            halo
            className="font-semibold"
          >
            {lastLabel.text}
          </ChartText>
        </g>
      )}
    </g>
  );
}

function Halo({ mark }: { mark: PlacedMark }) {
  return <circle cx={mark.anchor.x} cy={mark.anchor.y} r={9} className="fill-accent" fillOpacity={0.2} />;
}

interface TooltipProps {
  readonly anchor: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly dir: 'ltr' | 'rtl';
  readonly children: React.ReactNode;
}

/** Under the mark, or over it where the chart ends, so that its neighbours in time stay in sight. */
function Tooltip({ anchor, width, height, dir, children }: TooltipProps) {
  const wide = Math.min(288, width);
  const left = Math.min(width - wide, Math.max(0, anchor.x - wide / 2));
  const under = anchor.y < height * 0.6;
  return (
    <div
      aria-hidden
      dir={dir}
      className="pointer-events-none absolute z-20 rounded-tremor-default border border-line bg-surface p-3 text-xs text-muted shadow-lg"
      style={{ width: wide, left, ...(under ? { top: anchor.y + 16 } : { bottom: height - anchor.y + 16 }) }}
    >
      {children}
    </div>
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

type Words = ReturnType<typeof useWords>;

const narrow = 340;

/** From the fullest wording to the shortest; each keeps the hedge. Where it is narrow, bounds are left to the tooltip. */
function baselineWordings(
  words: Words,
  baseline: BaselineWire,
  { unit, basis, width }: { unit: string; basis: Basis | null; width: number },
): readonly (readonly string[])[] {
  const quantity = labelQuantity({ ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier });
  const years = words.years(baseline.period);
  const head = words.t('chart.baselineHead', { years });
  const styles =
    width < narrow && quantity.qualifier === 'about'
      ? (['compact'] as const)
      : (['long', 'compact'] as const);
  return styles.flatMap((style) => {
    const figure = inBasis(words, words.figure(quantity, signOnly(words, unit), 'period', style), basis);
    return [[words.t('chart.baselineLabel', { years, figure })], [head, figure]];
  });
}

function axisValue(words: Words, value: number, unit: string): string {
  const compact = words.number(value, { notation: 'compact', maximumFractionDigits: 1 });
  if (unit === 'USD') return words.dir === 'rtl' ? compact : `$${compact}`;
  return unit === '%' ? `${compact}%` : compact;
}

function spokenPoint(words: Words, point: PointWire, baseline: BaselineWire | null, unit: string): string {
  return words.t('chart.spokenPoint', {
    period: words.period(point.period),
    figure: words.figure(point.quantity, unit, point.per),
    verdict: words.comparison(point.comparison, {
      figure: point.normalised.quantity,
      baseline: baseline?.normalised.quantity ?? null,
      unit,
    }),
  });
}

function spokenBaseline(words: Words, baseline: BaselineWire, unit: string): string {
  return words.t('chart.spokenBaseline', {
    period: words.period(baseline.period),
    figure: words.figure(baseline.quantity, unit, baseline.per),
  });
}

/** Time runs left to right in every language, so the right arrow is always later. */
function nextStop(key: string, at: number, stops: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(stops - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return stops - 1;
    default:
      return null;
  }
}

function nearestStop(scene: Scene, offset: number, x: number, y: number): number | null {
  let best: { stop: number; distance: number } | null = null;
  for (const [index, { anchor, shape }] of scene.marks.entries()) {
    const across = shape.kind === 'span' && x >= shape.left && x <= shape.right ? 0 : Math.abs(anchor.x - x);
    const distance = across + Math.abs(anchor.y - y) * 0.1;
    if (across < 24 && (best === null || distance < best.distance)) best = { stop: index + offset, distance };
  }
  if (best !== null) return best.stop;
  const window = scene.baseline?.window;
  return window !== undefined && x >= window.left && x <= window.right ? 0 : null;
}
