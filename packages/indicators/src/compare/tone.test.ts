import { expect, it } from 'vitest';
import { toneOf } from './tone.js';

it('lets the indicator say which way is worse', () => {
  expect(toneOf({ verdict: 'above' }, 'up-is-worse')).toBe('worse');
  expect(toneOf({ verdict: 'above' }, 'down-is-worse')).toBe('better');
  expect(toneOf({ verdict: 'below' }, 'down-is-worse')).toBe('worse');
  expect(toneOf({ verdict: 'above' }, 'neutral')).toBe('changed');
});

it('claims nothing for what is not clear', () => {
  expect(toneOf({ verdict: 'indeterminate' }, 'up-is-worse')).toBe('unclear');
  expect(toneOf({ verdict: 'not-comparable' }, 'up-is-worse')).toBe('unclear');
});
