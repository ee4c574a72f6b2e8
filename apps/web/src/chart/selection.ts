import type { Scene } from '@marsad/indicators/chart';
import { type PointerEvent, useState } from 'react';
import { pointedOn } from './pointed.js';
import { nearestStop } from './stops.js';
import type { Days } from './zoom.js';

/** Pixels along the chart, in the order they were drawn. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** A shorter stroke is a press. */
const leastStroke = 8;

interface Options {
  readonly offset: number;
  readonly onDays: ((days: Days | null) => void) | undefined;
  readonly look: (stop: number | null) => void;
}

/**
 * Looking at what is under the pointer, and drawing across the plot what to see closer. A finger scrolls the page
 * instead: it has the handles below the chart.
 */
export function useSelection(scene: Scene | null, { offset, onDays, look }: Options) {
  const [drawn, setDrawn] = useState<Selection | null>(null);
  const [start, setStart] = useState<number | null>(null);

  const at = (event: PointerEvent<SVGSVGElement>) => pointedOn(event.currentTarget, event);
  const inPlot = (x: number, { span }: Scene) => Math.min(span.left + span.width, Math.max(span.left, x));

  const clear = () => {
    setStart(null);
    setDrawn(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (scene === null) return;
      const { x, y } = at(event);
      look(nearestStop(scene, offset, x, y));
      if (onDays === undefined || event.pointerType === 'touch' || event.button !== 0) return;
      if (y > scene.plot.top + scene.plot.height) return;
      setStart(inPlot(x, scene));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (scene === null) return;
      const { x, y } = at(event);
      const end = inPlot(x, scene);
      if (start !== null && Math.abs(end - start) >= leastStroke) {
        setDrawn({ start, end });
        look(null);
      } else if (start === null) look(nearestStop(scene, offset, x, y));
    },
    onPointerUp: () => {
      if (scene !== null && drawn !== null) {
        const { span, days } = scene;
        const dayAt = (x: number) =>
          Math.round(days[0] + ((x - span.left) / span.width) * (days[1] - days[0]));
        const ends = [dayAt(drawn.start), dayAt(drawn.end)].sort((a, b) => a - b);
        onDays?.([ends[0] ?? days[0], ends[1] ?? days[1]]);
      }
      clear();
    },
    onPointerCancel: clear,
    onPointerLeave: () => look(null),
    ...(onDays === undefined ? {} : { onDoubleClick: () => onDays(null) }),
  };
  return { drawn, clear, handlers };
}
