/** Which indicators can be sums of events. */
import type { Cadence, Indicator } from '../indicator/indicator.js';

/** What is there on a day may be told of place by place; over time neither it nor a rate or a share is added up. */
export function addsUp({ kind }: Pick<Indicator, 'kind'>, by: Cadence): boolean {
  return kind === 'flow' || (kind === 'stock' && by === 'day');
}
