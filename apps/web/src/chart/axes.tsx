import { lineHeight, type Scene } from '@marsad/indicators/chart';
import { useWords } from '../language/words.js';
import { ChartText } from './chart-text.js';

/** @param lanesHeight pixels between the plot and its time axis. */
export function Axes({ scene, width, lanesHeight }: { scene: Scene; width: number; lanesHeight: number }) {
  const words = useWords();
  const { plot, timeAxis, gap } = scene;
  const rightAxis = words.dir === 'rtl';
  const axis = plot.top + plot.height + lanesHeight;
  const end = rightAxis ? width : plot.left - 8;
  return (
    <g aria-hidden className="tabular-nums text-faint">
      {scene.scaleNote !== null && (
        <ChartText
          x={rightAxis ? width : 0}
          y={8}
          anchor={rightAxis ? 'end' : 'start'}
          dir={words.dir}
          className="font-medium"
        >
          {scene.scaleNote}
        </ChartText>
      )}
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
          <ChartText x={end} y={y} anchor="end" dir={words.dir}>
            {label}
          </ChartText>
        </g>
      ))}
      {timeAxis.ticks.map((tick) => (
        <line key={tick.day} x1={tick.x} x2={tick.x} y1={axis} y2={axis + 4} className="stroke-edge" />
      ))}
      {timeAxis.labels.map(({ x, text }) => (
        <ChartText key={`${x}`} x={x} y={axis + lineHeight} anchor="middle" dir={words.dir}>
          {text}
        </ChartText>
      ))}
      {gap?.label && (
        <ChartText x={gap.label.x} y={axis + 2 * lineHeight} anchor="middle" dir={words.dir}>
          {gap.label.text}
        </ChartText>
      )}
    </g>
  );
}

/** Two strokes across the axis, and nothing between them: time is left out here. */
export function AxisBreak({ gap, plot }: { gap: NonNullable<Scene['gap']>; plot: Scene['plot'] }) {
  const bottom = plot.top + plot.height;
  return (
    <g aria-hidden data-break>
      <rect
        x={gap.left}
        y={plot.top - 2}
        width={gap.right - gap.left}
        height={plot.height + 4}
        className="fill-surface"
      />
      {[gap.left, gap.right].map((x) => (
        <line
          key={x}
          x1={x - 3}
          x2={x + 3}
          y1={bottom + 6}
          y2={bottom - 6}
          className="stroke-muted"
          strokeWidth={1.5}
        />
      ))}
    </g>
  );
}
