/** What of feeds is stored as JSON. */
import type { Problem } from '@marsad/indicators';
import { document, type Fields, withParts } from '@marsad/indicators/stored';
import { type Mapping, MappingSchema } from '@marsad/indicators/table';

/** What a table does not say of its source itself. */
export interface FeedSource {
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  readonly url?: string | undefined;
}

export const storedFeedMapping = document<Mapping>('mapping of a feed', [], (given: Fields) =>
  MappingSchema.parse(given),
);

export const storedFeedSource = document<FeedSource>(
  'source of a feed',
  [],
  withParts<FeedSource>({ title: 'text', publisher: 'text?', author: 'text?', url: 'text?' }),
);

/** Why a run failed or waits, or a feed is in trouble. */
export const storedReason = document<Problem>(
  'reason of a run',
  [],
  withParts<Problem>({ code: 'text', params: 'fields' }),
);
