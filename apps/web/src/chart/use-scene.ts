/** What a chart is asked for, and what it draws of that at its width. */
import { dayNumber } from '@marsad/indicators';
import type { BaselineWire, IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../language/words.js';
import { axisLabel } from './axis-label.js';
import { baselineWordings } from './baseline-wordings.js';
import { chartFigure, type Height, pointId, withoutBaseline } from './chart-data.js';
import { type Lane, lanesHeight } from './lanes.js';
import { layoutChart, type Scene } from './layout.js';
import { markLabel } from './mark-label.js';
import { forgetMeasures, measureText } from './measure.js';
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

export interface Charted {
  /** Null until the width is known. */
  readonly scene: Scene | null;
  /** Null where figures stand as given: they are of periods of any length, and nothing on the basis may stand beside. */
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
  readonly byId: ReadonlyMap<string, PointWire>;
  /** Of the lanes, in pixels. */
  readonly laneRoom: number;
  readonly wholeHeight: number;
}

/** @param width in pixels; 0 until it is known. */
export function useScene(props: ChartProps, width: number): Charted {
  const { indicator, height, heights = 'compared', thresholds = none, lanes = none } = props;
  const { from = null, to = null, alsoValues = none } = props;
  const words = useWords();
  const fonts = useFontsReady();
  const baseline = heights === 'compared' ? props.baseline : null;
  const points = useMemo(() => withoutBaseline(props.points, props.baseline), [props.points, props.baseline]);
  const byId = useMemo(() => new Map(points.map((point) => [pointId(point), point])), [points]);
  const laneRoom = useMemo(() => lanesHeight(lanes), [lanes]);
  const wholeHeight = height + laneRoom;
  const { rateBasis: basis, unit } = indicator;

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
      baselineWordings: baseline === null ? [] : baselineWordings(words, baseline, { unit, basis, width }),
      labelOf: ({ id, quantity }) => {
        const point = byId.get(id);
        return point === undefined ? '' : markLabel(words, point, quantity, { unit, basis, heights });
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
    basis,
  ]);
  return { scene, baseline, points, byId, laneRoom, wholeHeight };
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
