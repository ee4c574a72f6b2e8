import type { Box, Scene } from '@marsad/indicators/chart';
/** Walking a chart: the baseline comes first, then the figures in order of time. */

/** Time runs left to right in every language, so the right arrow is always later. */
export function nextStop(key: string, at: number, stops: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(stops - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return stops - 1;
    default:
      return null;
  }
}

export function nearestStop(scene: Scene, offset: number, x: number, y: number): number | null {
  let best: { stop: number; distance: number } | null = null;
  for (const [index, { anchor, shape }] of scene.marks.entries()) {
    const across = shape.kind === 'span' && x >= shape.left && x <= shape.right ? 0 : Math.abs(anchor.x - x);
    const distance = across + Math.abs(anchor.y - y) * 0.1;
    if (across < 24 && (best === null || distance < best.distance)) best = { stop: index + offset, distance };
  }
  if (best !== null) return best.stop;
  const target = scene.baseline?.target;
  return target !== undefined && holds(target, x, y) ? 0 : null;
}

function holds({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
