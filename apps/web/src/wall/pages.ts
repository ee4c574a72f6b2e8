/** What stands on which page of the wall, for how long, and how large. */

/** In px of the page: as wide as a panel is read from some way off. */
const panelWidth = 560;
const mostBeside = 3;

/** As many beside each other as the window is wide enough for. */
export function pagesOf<T>(all: readonly T[], width: number): readonly (readonly T[])[] {
  const beside = Math.max(1, Math.min(mostBeside, Math.floor(width / panelWidth)));
  return Array.from({ length: Math.ceil(all.length / beside) }, (_, at) =>
    all.slice(at * beside, (at + 1) * beside),
  );
}

const usualSeconds = 20;
const leastSeconds = 5;
const mostSeconds = 600;

/** How long a page is shown: what the address says after `every=`, in seconds, within reason. */
export function secondsOf(every: string | null): number {
  const seconds = every === null || every.trim() === '' ? Number.NaN : Number(every);
  if (!Number.isFinite(seconds)) return usualSeconds;
  return Math.max(leastSeconds, Math.min(mostSeconds, seconds));
}

/** Up to this width in px a page is as large as any other. */
const usualWidth = 1_440;
const mostZoom = 3;

/** What all of it is enlarged by: a wall is wider and further away than a desk's screen. */
export const zoomOf = (width: number): number => Math.max(1, Math.min(mostZoom, width / usualWidth));

/** In px of the page: narrower than this is a phone, which is held near the eye. */
const nearWidth = 640;

/** What a chart is enlarged by beside the page: its words are small, and stand for themselves on a wall. */
export const chartZoomOf = (width: number): number => (width < nearWidth ? 1 : 1.4);
