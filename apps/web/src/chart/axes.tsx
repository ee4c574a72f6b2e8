import { useWords } from '../language.js';
import { ChartText } from './chart-text.js';
import type { Scene } from './layout.js';
import { measureText } from './measure.js';
import { timeLabel } from './time-label.js';

/** @param lanesHeight pixels between the plot and its time axis. */
export function Axes({ scene, width, lanesHeight }: { scene: Scene; width: number; lanesHeight: number }) {
  const words = useWords();
  const { plot } = scene;
  const rightAxis = words.dir === 'rtl';
  const bottom = plot.top + plot.height;
  const axis = bottom + lanesHeight;
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
            <line x1={tick.x} x2={tick.x} y1={axis} y2={axis + 4} className="stroke-edge" />
            <ChartText
              x={Math.min(width - half, Math.max(half, tick.x))}
              y={axis + 14}
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
