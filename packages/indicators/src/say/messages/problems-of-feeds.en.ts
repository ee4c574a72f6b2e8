import type { FeedProblemCode } from '../../problem.js';

/** Problems of feeds. */
export const en = {
  'feed-exists': 'There is a feed called “{name}” already. Choose another name.',
} as const satisfies Readonly<Record<FeedProblemCode, string>>;
