/** What a chart is asked for, and what it draws of that at its width. */

import { dayNumber } from '@marsad/indicators';
import {
  axisLabel,
  baselineWordings,
  type ChartFigure,
  type Framed,
  framed,
  type Height,
  labelQuantity,
  leftOutMonths,
  markLabel,
  pointId,
  type Scene,
  type SharedDays,
  type Span,
  type TimeTick,
  timeLabel,
  withoutBaseline,
} from '@marsad/indicators/chart';
import type { BaselineWire, IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { useEffect, useMemo, useState } from 'react';
import { useWords, type Words } from '../language/words.js';
import type { ChosenScale } from './chosen-scale.js';
import { type Drawn, drawnOf, type ScaleKind } from './drawn.js';
import { type Lane, lanesHeight } from './lanes.js';
import { forgetMeasures, measureTabular } from './measure.js';
import { hundredWordings, voiceOf } from './voice.js';
import type { Days } from './zoom.js';

export interface Threshold {
  readonly value: number;
  readonly label: string;
}
export interface ChartProps {
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
  /** Where it cannot be drawn, the plain one is, and the chart says why. */
  readonly scale?: ChosenScale;
  readonly thresholds?: readonly Threshold[];
  readonly lanes?: readonly Lane[];
  readonly from?: string | null;
  readonly to?: string | null;
  /** Values the scale has to reach, so that several charts can be compared. */
  readonly alsoValues?: readonly number[];
  /** The days several charts share, likewise. */
  readonly sharedDays?: SharedDays;
  /** Given what was drawn across or zoomed to; null for everything. */
  readonly onDays?: (days: Days | null) => void;
  /** Whether the caption is to be seen, or only to be heard. */
  readonly caption?: 'shown' | 'spoken';
}

const none: readonly never[] = [];

export interface Charted extends Prepared {
  /** Null until the width is known. */
  readonly scene: Scene | null;
}

/** All but where each mark and label lies. */
export interface Prepared {
  /** Null until the width is known. */
  readonly framed: Framed | null;
  /** Null where figures stand as given: they are of periods of any length, and nothing on the basis may stand beside. */
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
  readonly byId: ReadonlyMap<string, PointWire>;
  readonly drawn: Drawn;
  /** Of the lanes, in pixels. */
  readonly laneRoom: number;
  readonly wholeHeight: number;
}

/** @param width in pixels; 0 until it is known. */
export function usePrepared(props: ChartProps, width: number): Prepared {
  const { indicator, height, heights = 'compared', thresholds = none, lanes = none } = props;
  const { from = null, to = null, alsoValues = none, scale, sharedDays } = props;
  const kind = scale?.kind ?? 'linear';
  const words = useWords();
  const fonts = useFontsReady();
  const baseline = heights === 'compared' ? props.baseline : null;
  const points = useMemo(() => withoutBaseline(props.points, props.baseline), [props.points, props.baseline]);
  const byId = useMemo(() => new Map(points.map((point) => [pointId(point), point])), [points]);
  const laneRoom = useMemo(() => lanesHeight(lanes), [lanes]);
  const wholeHeight = height + laneRoom;
  const window = useMemo(
    () => ({
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
    }),
    [from, to],
  );
  const drawn = useMemo(
    () => drawnOf({ points, baseline, thresholds, heights, scale: kind, ...window }),
    [points, baseline, thresholds, heights, kind, window],
  );
  const said = useMemo(
    () => ({
      ...saidOf(words, { indicator, baseline, byId, heights, width, scale: drawn.scale }),
      scaleNote: scale?.said.scaleNote(words, drawn.scale, baseline) ?? null,
    }),
    [words, indicator, baseline, byId, heights, width, scale?.said, drawn.scale],
  );

  const inFrame = useMemo(() => {
    if (width === 0 || fonts < 0) return null;
    return framed({
      ...drawn,
      ...said,
      ...window,
      alsoValues,
      sharedDays,
      logarithmic: drawn.scale === 'log',
      lanesHeight: laneRoom,
      integer: drawn.scale !== 'indexed' && indicator.integer && indicator.rateBasis === null,
      width,
      height: wholeHeight,
    });
  }, [drawn, said, window, alsoValues, sharedDays, width, wholeHeight, laneRoom, fonts, indicator]);
  return { framed: inFrame, baseline, points, byId, drawn, laneRoom, wholeHeight };
}

interface Saying extends Pick<Charted, 'baseline' | 'byId'> {
  readonly indicator: IndicatorWire;
  readonly heights: Height;
  readonly width: number;
  readonly scale: ScaleKind;
}

/** Every word that stands on the chart. */
function saidOf(words: Words, { indicator, baseline, byId, heights, width, scale }: Saying) {
  const { rateBasis: basis, unit } = indicator;
  const isIndex = scale === 'indexed';
  const voice = voiceOf(words);
  const years = baseline === null ? '' : words.years(baseline.period);
  return {
    axis: words.dir === 'rtl' ? ('right' as const) : ('left' as const),
    windowLabel: years,
    baselineWordings:
      baseline === null
        ? []
        : isIndex
          ? hundredWordings(words, baseline, { unit, basis, width })
          : baselineWordings(voice, baseline, { unit, basis, width }),
    breakWordings: (start: number, end: number) => breakWordings(words, { start, end }),
    labelOf: ({ id, quantity }: ChartFigure) => {
      const point = byId.get(id);
      if (point === undefined) return '';
      return isIndex
        ? words.derived(labelQuantity(quantity), null, 'period', 'compact')
        : markLabel(voice, point, quantity, { unit, basis, heights });
    },
    formatValue: (value: number) => axisLabel(words, value, isIndex ? '1' : unit),
    formatTime: (tick: TimeTick) => timeLabel(words, tick),
    measure: measureTabular,
  };
}

/** Of the months a broken axis leaves out. */
export function leftOutIn(words: Words, leftOut: Span): { from: string; to: string } {
  const { from, to } = leftOutMonths(leftOut);
  return { from: words.day(from), to: words.day(to) };
}

function breakWordings(words: Words, leftOut: Span): readonly string[] {
  return [words.t('chart.breakNote', leftOutIn(words, leftOut)), words.t('chart.breakShort')];
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
