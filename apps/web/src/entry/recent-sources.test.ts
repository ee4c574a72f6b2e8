import { expect, it } from 'vitest';
import { type RecentSource, withSource } from './recent-sources.js';

const source = (title: string, date = ''): RecentSource => ({
  title,
  date,
  publisher: '',
  url: '',
  reliability: '',
});

it('keeps each source once, the newest first, eight at most', () => {
  let kept: RecentSource[] = [];
  for (let count = 1; count <= 10; count += 1) kept = withSource(kept, source(`S${count}`));
  kept = withSource(kept, source('S5'));
  expect(kept.map(({ title }) => title)).toEqual(['S5', 'S10', 'S9', 'S8', 'S7', 'S6', 'S4', 'S3']);
});

it('tells two issues of one publication apart', () => {
  expect(withSource([source('Monthly', '2020-09')], source('Monthly', '2020-10'))).toHaveLength(2);
});
