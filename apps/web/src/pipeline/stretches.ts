import type { PipelineWire } from '@marsad/indicators/contract';

export type Stretch = PipelineWire['history'][number];

/** Blocks that follow one another and were alike, as one. */
export function stretchesOf(blocks: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last?.was !== block.was) found.push(block);
    else found.splice(-1, 1, { ...last, to: block.to, oldestSeconds: longest(last, block) });
  }
  return found;
}

function longest(a: Stretch, b: Stretch): number | null {
  if (a.oldestSeconds === null || b.oldestSeconds === null) return a.oldestSeconds ?? b.oldestSeconds;
  return Math.max(a.oldestSeconds, b.oldestSeconds);
}
