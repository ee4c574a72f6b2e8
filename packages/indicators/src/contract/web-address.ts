/** Addresses that Marsad itself calls. */
import { text } from './text.js';

export const httpUrl = text(2_000).refine(
  (given) => /^https?:\/\/[^\s/?#]+/i.test(given) && URL.canParse(given),
  'is no web address: http:// or https://',
);
