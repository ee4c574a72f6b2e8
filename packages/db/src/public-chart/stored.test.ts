import { expect, it } from 'vitest';
import type { PublicChartChoice } from './public-chart.js';
import { storedChartChoice } from './stored.js';

it('what a public chart shows has had one shape, with and without its version', () => {
  const choice: PublicChartChoice = {
    indicator: 'border-crossings',
    series: [{}, { crossing: 'rabia' }],
    from: '2020-01',
    to: null,
    scale: 'indexed',
    heights: 'compared',
    language: 'ar',
  };
  expect(storedChartChoice.read(choice)).toEqual(choice);
  expect(storedChartChoice.read(storedChartChoice.write(choice))).toEqual(choice);
  expect(() => storedChartChoice.read({ indicator: 'border-crossings' })).toThrow('series is missing');
});
