import { lineHeight, type Scene } from '@marsad/indicators/chart';
import { ChartText } from './chart-text.js';

/** The words on the plot: thresholds, the baseline, the last figure. */
export function ChartLabels({ scene, dir }: { scene: Scene; dir: 'ltr' | 'rtl' }) {
  const { baselineLabel, lastLabel } = scene;
  const side = dir === 'rtl' ? 'end' : 'start';
  const lines = (placed: NonNullable<typeof baselineLabel>, tone: string) =>
    placed.lines.map((line, index) => (
      <g key={line} className={tone}>
        <ChartText
          x={side === 'start' ? placed.box.left : placed.box.left + placed.box.width}
          y={placed.box.top + (index + 0.5) * lineHeight}
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
          {lastLabel.leader !== null && (
            <line
              x1={lastLabel.leader.x}
              x2={lastLabel.leader.x}
              y1={lastLabel.leader.from}
              y2={lastLabel.leader.to}
              stroke="currentColor"
            />
          )}
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
