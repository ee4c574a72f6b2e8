import { type BaselineShape, type MarkShape, withoutBaseline } from '@marsad/indicators/chart';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMemo, useRef } from 'react';
import { useSeries } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useInView } from '../lazy/in-view.js';
import { sparkScene, sparkSize } from './spark-scene.js';

/** The newest figures against the baseline, without axes; what it shows is said by the cells beside it. */
export function Sparkline({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const seen = useInView(place);
  const { data } = useSeries(indicator.id, {}, null, seen && indicator.figures > 0);
  const { baseline } = indicator;
  const points = data?.points;
  const scene = useMemo(
    () => sparkScene(points === undefined ? [] : withoutBaseline(points, baseline), baseline),
    [points, baseline],
  );
  const { width, height } = sparkSize;
  return (
    <div ref={place} className="h-9 w-20 sm:w-[8.25rem]">
      {seen && (
        <svg
          role="img"
          aria-label={words.t('compact.spark', { count: indicator.figures })}
          className="h-full w-full"
          viewBox={`0 0 ${width} ${height}`}
          direction="ltr"
        >
          {scene.baseline !== null && <Band shape={scene.baseline} />}
          <g className="text-accent" stroke="currentColor">
            {scene.joins.map(({ x1, x2, line, ribbon, dashed }) => (
              <g key={`${x1}`}>
                {ribbon !== null && (
                  <path
                    d={`M${x1} ${ribbon.top1}L${x2} ${ribbon.top2}V${ribbon.bottom2}L${x1} ${ribbon.bottom1}z`}
                    fill="currentColor"
                    fillOpacity={0.25}
                    stroke="none"
                  />
                )}
                {line !== null && (
                  <path
                    d={`M${x1} ${line.y1}L${x2} ${line.y2}`}
                    strokeWidth={1.25}
                    strokeDasharray={dashed ? '2 2' : undefined}
                  />
                )}
              </g>
            ))}
            {scene.marks.map((shape) => (
              <SparkMark key={'x' in shape ? shape.x : shape.left} shape={shape} />
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}

function Band({ shape }: { shape: BaselineShape }) {
  const { width } = sparkSize;
  const fill = { x: 0, width, fill: 'currentColor', className: 'text-baseline' } as const;
  switch (shape.kind) {
    case 'none':
      return null;
    case 'line':
      return <rect {...fill} y={shape.y - 0.75} height={1.5} fillOpacity={0.6} />;
    case 'band':
      return (
        <rect {...fill} y={shape.top} height={Math.max(1.5, shape.bottom - shape.top)} fillOpacity={0.28} />
      );
    case 'floor':
    case 'ceiling': {
      const [top, bottom] = [Math.min(shape.y, shape.end), Math.max(shape.y, shape.end)];
      return (
        <>
          <rect {...fill} y={top} height={bottom - top} fillOpacity={0.14} />
          <rect {...fill} y={shape.y - 0.75} height={1.5} fillOpacity={0.6} />
        </>
      );
    }
  }
}

function SparkMark({ shape }: { shape: MarkShape }) {
  switch (shape.kind) {
    case 'dot':
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={1.9}
          strokeWidth={1.2}
          className={shape.hollow ? 'fill-surface' : 'fill-accent'}
        />
      );
    case 'range':
      return <path d={`M${shape.x} ${shape.top}V${shape.bottom}`} strokeWidth={3} strokeLinecap="round" />;
    case 'bound': {
      const end = shape.y + (shape.open === 'up' ? -7 : 7);
      const barb = shape.open === 'up' ? 2.5 : -2.5;
      return (
        <>
          <circle cx={shape.x} cy={shape.y} r={1.9} className="fill-accent" stroke="none" />
          <path
            d={`M${shape.x} ${shape.y}V${end}m-2.5 ${barb}l2.5 ${-barb}l2.5 ${barb}`}
            strokeWidth={1.2}
            fill="none"
          />
        </>
      );
    }
    case 'span':
      return (
        <rect
          x={shape.left}
          y={Math.min(shape.top, shape.bottom - 1.5)}
          width={Math.max(2, shape.right - shape.left - 0.5)}
          height={Math.max(2, shape.bottom - shape.top)}
          className="fill-accent"
          fillOpacity={0.75}
          stroke="none"
        />
      );
  }
}
