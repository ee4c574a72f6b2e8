import type { Scene } from '@marsad/indicators/chart';
import type { KeyboardEvent } from 'react';
import { type Days, zoomed } from './zoom.js';

/** What a key zooms to; undefined for a key that is not about that. */
export function zoomKey(
  event: KeyboardEvent,
  scene: Scene,
  stop: number,
  offset: number,
): Days | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const factor = event.key === '+' || event.key === '=' ? 0.5 : event.key === '-' ? 2 : null;
  if (event.key === '0') return null;
  if (factor === null) return undefined;
  const figure = scene.marks[stop - offset]?.figure;
  const centre = figure === undefined ? (scene.days[0] + scene.days[1]) / 2 : (figure.start + figure.end) / 2;
  // Looking from further away knows no end here: whoever holds the range knows what there is.
  const whole: Days = factor > 1 ? [scene.days[0] - 36_500, scene.days[1] + 36_500] : scene.days;
  return zoomed(scene.days, whole, factor, centre);
}
