/** The chart of an indicator in the PDF of a brief: the one of its page, laid out by the same rules. */
import { dayNumber, directionOf, formatQuantity, type Language, localeOf } from '@marsad/indicators';
import {
  axisLabel,
  baselineSample,
  baselineWordings,
  type ChartVoice,
  chartFigure,
  dashedKinds,
  formatYears,
  layoutChart,
  leftOutMonths,
  markKindsOf,
  markLabel,
  markSamples,
  pointId,
  type Scene,
  sampleSize,
  timeLabel,
} from '@marsad/indicators/chart';
import type { BriefItemWire, BriefPointWire } from '@marsad/indicators/contract';
import { baselineShapes, markShapes, type Shape, sceneShapes } from './pdf-shapes.js';
import { dayText, type PdfVoice, periodText, perKeys, say } from './pdf-words.js';

/** As much of a brief's indicator as its chart shows. */
export interface Charted {
  readonly indicator: Pick<BriefItemWire['indicator'], 'unit' | 'rateBasis' | 'integer'>;
  readonly baseline: Pick<
    NonNullable<BriefItemWire['baseline']>,
    'period' | 'quantity' | 'normalised'
  > | null;
  readonly trend: readonly Pick<
    BriefPointWire,
    'period' | 'quantity' | 'per' | 'normalised' | 'partial' | 'status'
  >[];
}

export interface ChartPart {
  /** In pixels of the page's charts; the template makes them points of print. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** What the marks mean, and only those that are drawn. */
  readonly key: readonly Sample[];
  /** What is out of the ordinary about its axis; null where nothing is. */
  readonly note: string | null;
}

interface Sample {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly text: string;
}

/** As wide as the page of a brief, and as high as a chart on its page in print. */
const size = { width: 650, height: 150 } as const;

/** Null where there is no figure to draw. */
export function chartPart(item: Charted, voice: PdfVoice): ChartPart | null {
  if (item.trend.length === 0) return null;
  const drawn = { ...item, points: pointsOf(item.trend), said: chartVoice(voice.language) };
  const scene = sceneOf(drawn, voice);
  return {
    ...size,
    shapes: sceneShapes(scene, size.width, directionOf(voice.language)),
    key: keyOf(drawn, voice.language),
    note:
      scene.time.kind === 'figures' && item.baseline !== null
        ? say(voice.language, 'chart.bandAlone', { period: periodText(item.baseline.period, voice) })
        : null,
  };
}

/** What is drawn, and how its chart speaks. */
interface Drawn extends Pick<Charted, 'indicator' | 'baseline'> {
  readonly points: ReturnType<typeof pointsOf>;
  readonly said: ChartVoice;
}

function sceneOf({ indicator, baseline, points, said }: Drawn, voice: PdfVoice): Scene {
  const { language } = voice;
  const { unit, rateBasis: basis } = indicator;
  const byId = new Map(points.map((point) => [pointId(point), point]));
  return layoutChart({
    ...size,
    figures: points.map((point) => chartFigure(point)),
    baseline: baseline && {
      start: dayNumber(baseline.period.start),
      end: dayNumber(baseline.period.end),
      quantity: { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier },
    },
    thresholds: [],
    from: null,
    to: null,
    integer: indicator.integer && basis === null,
    axis: said.dir === 'rtl' ? 'right' : 'left',
    windowLabel: baseline === null ? '' : said.years(baseline.period),
    baselineWordings:
      baseline === null ? [] : baselineWordings(said, baseline, { unit, basis, width: size.width }),
    breakWordings: (start, end) => {
      const { from, to } = leftOutMonths({ start, end });
      const months = { from: dayText(from, voice), to: dayText(to, voice) };
      return [say(language, 'chart.breakNote', months), say(language, 'chart.breakShort')];
    },
    labelOf: ({ id, quantity }) => {
      const point = byId.get(id);
      return point === undefined
        ? ''
        : markLabel(said, point, quantity, { unit, basis, heights: 'compared' });
    },
    formatValue: (value) => axisLabel(said, value, unit),
    formatTime: (tick) => timeLabel(said, tick),
    measure: widthOf,
  });
}

/** As every chart takes them: a brief has the recommended figures alone. */
const pointsOf = (trend: Charted['trend']) =>
  trend.map((point) => ({
    ...point,
    observation: point.status && { status: point.status },
    alternatives: [],
  }));

function keyOf({ indicator, baseline, points, said }: Drawn, language: Language): Sample[] {
  const marks = markKindsOf(points, ({ quantity }) => quantity).map((kind) => ({
    ...sampleSize,
    shapes: markShapes(markSamples[kind], dashedKinds.has(kind)),
    text: say(language, `key.${kind}`),
  }));
  if (baseline === null) return marks;
  const { normalised, quantity, period } = baseline;
  const drawn = { ...normalised.quantity, qualifier: quantity.qualifier };
  const figure = said.derived(drawn, indicator.unit, normalised.basis ?? 'period');
  return [
    ...marks,
    {
      ...sampleSize,
      shapes: baselineShapes(baselineSample(drawn), { left: 0, top: 0, ...sampleSize }),
      text: said.baselineLabel(said.years(period), figure),
    },
  ];
}

function chartVoice(language: Language): ChartVoice {
  const dir = directionOf(language);
  const locale = localeOf(language);
  return {
    dir,
    digits: 'latn',
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    date: (date, shape) => new Intl.DateTimeFormat(locale, shape).format(date),
    derived: (quantity, unit, per, style = 'long') =>
      formatQuantity(quantity, {
        language,
        unit: unit ?? undefined,
        per,
        style,
        precision: 'display',
        isolate: dir === 'rtl',
      }),
    years: (period) => formatYears(period, {}),
    inBasis: (text, basis) => (basis === null ? text : say(language, perKeys[basis], { unit: text })),
    signOnly: (unit) => (unit === '%' || (dir === 'ltr' && /^[A-Z]{3}$/.test(unit)) ? unit : null),
    baselineHead: (years) => say(language, 'chart.baselineHead', { years }),
    baselineLabel: (years, figure) => say(language, 'chart.baselineLabel', { years, figure }),
  };
}

/** Of a word on a chart, in pixels at its size, and rather too much than too little: what is set here is not measured by who sets it. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\p{M}\u2066-\u2069\u200e\u200f]/u.test(letter) ? 0 : /[\s.,:'’،]/.test(letter) ? 3.6 : 7.3;
  return width;
}
