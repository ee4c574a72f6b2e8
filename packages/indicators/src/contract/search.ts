/** What is found by its words. */
import { z } from 'zod';
import { foundKinds } from './search-limits.js';

export * from './search-limits.js';

export type FoundKind = (typeof foundKinds)[number];

export const FoundItemWire = z
  .object({
    kind: z.enum(foundKinds),
    id: z.string(),
    /** What it is called; of a figure, what it states, hedge and all. */
    title: z.string(),
    /** What it is beside: of a figure its indicator, period and source. */
    text: z.string(),
    url: z.string().describe('The path of its page in the app'),
  })
  .meta({ id: 'FoundItem' });
export type FoundItemWire = z.infer<typeof FoundItemWire>;

export const SearchWire = z
  .object({ items: z.array(FoundItemWire), next: z.string().nullable() })
  .meta({ id: 'Search' });
export type SearchWire = z.infer<typeof SearchWire>;
