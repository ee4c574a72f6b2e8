import { preloadable } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';

/** Fetched apart, with no words but those of an indicator's page: mostly there is none, and nobody waits for it. */
const TensionLine = preloadable(
  async () => ({ default: (await import('./tension-line.js')).TensionLine }),
  ['indicator'],
);

/** Takes no room where there is none. */
export function LateTensionLine({ indicator }: { indicator: string }) {
  return (
    <Later around="extra" fallback={null}>
      <TensionLine indicator={indicator} />
    </Later>
  );
}
