/** What a shared brief is made of, as it is stored: one shape ever. What a frozen one shows is the API's to read. */
import { document, withParts } from '@marsad/indicators/stored';
import type { BriefChoice } from './shared.js';

export const storedChoice = document<BriefChoice>(
  'choice of a brief',
  [],
  withParts<BriefChoice>({
    title: 'text',
    introduction: 'text?',
    indicators: 'list',
    asOf: 'text?',
    language: 'text',
  }),
);
