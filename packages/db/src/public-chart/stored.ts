/** What a public chart shows, as it is stored: one shape ever. */
import { document, withParts } from '@marsad/indicators/stored';
import type { PublicChartChoice } from './public-chart.js';

export const storedChartChoice = document<PublicChartChoice>(
  'choice of a public chart',
  [],
  withParts<PublicChartChoice>({
    indicator: 'text',
    series: 'list',
    from: 'text?',
    to: 'text?',
    scale: 'text',
    heights: 'text',
    language: 'text',
  }),
);
