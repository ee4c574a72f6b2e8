import { useWords } from '../language/words.js';
import { ChartText } from './chart-text.js';
import type { Scene } from './layout.js';
import { measureText } from './measure.js';
import { timeLabel } from './time-label.js';
import type { TimeTick } from './time-ticks.js';

/** @param lanesHeight pixels between the plot and its time axis. */
export function Axes({ scene, width, lanesHeight }: { scene: Scene; width: number; lanesHeight: number }) {
  const words = useWords();
  const { plot } = scene;
  const rightAxis = words.dir === 'rtl';
  const bottom = plot.top + plot.height;
  const axis = bottom + lanesHeight;
  const labels = withoutOverlaps(
    scene.timeTicks.map(({ day, x, kind }) => {
      const label = timeLabel(words, { day, kind });
      const half = measureText(label) / 2;
      return { day, kind, label, half, x: Math.min(width - half, Math.max(half, x)) };
    }),
  );
  return (
    <g aria-hidden className="tabular-nums text-faint">
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
      {scene.timeTicks.map((tick) => (
        <line key={tick.day} x1={tick.x} x2={tick.x} y1={axis} y2={axis + 4} className="stroke-edge" />
      ))}
      {labels.map(({ day, x, label }) => (
        <ChartText key={day} x={x} y={axis + 14} anchor="middle" dir={words.dir}>
          {label}
        </ChartText>
      ))}
    </g>
  );
}

interface TimeLabel {
  readonly day: number;
  readonly kind: TimeTick['kind'];
  readonly label: string;
  readonly half: number;
  readonly x: number;
}

const leastGap = 8;

/** A month's name can be long: of two labels that would touch, a year stays, else the earlier one. */
function withoutOverlaps(labels: readonly TimeLabel[]): TimeLabel[] {
  const kept: TimeLabel[] = [];
  for (const next of labels) {
    const last = kept.at(-1);
    const touches = last !== undefined && last.x + last.half + leastGap > next.x - next.half;
    if (touches && next.kind !== 'year') continue;
    if (touches) kept.pop();
    kept.push(next);
  }
  return kept;
}
