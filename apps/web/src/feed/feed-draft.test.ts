import type { FeedWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { draftOf, editedFeedOf, headersOf, newFeedOf } from './feed-draft.js';

const feed = partOf<FeedWire>({
  name: 'Camp desk',
  url: 'https://example.org/table.csv?key=…',
  every: 'PT6H',
  cron: null,
  headers: ['Authorization'],
  mapping: { shape: 'rows' },
  source: { title: 'Bulletin', author: 'Desk' },
  enabled: false,
  limits: { revisePercent: 5, rejectPercent: 0 },
  version: 3,
});

describe('headers', () => {
  it.each([
    ['', {}],
    ['Authorization: Bearer a:b', { Authorization: 'Bearer a:b' }],
    [' Accept :text/csv \n\nX-Key: …', { Accept: 'text/csv', 'X-Key': null }],
    ['Nothing', { Nothing: '' }],
  ])('%j', (text, headers) => {
    expect(headersOf(text)).toEqual(headers);
  });
});

describe('a feed', () => {
  it('is sent as it was where nothing is changed: its address and its secrets stay', () => {
    expect(editedFeedOf(draftOf(feed), feed, feed.mapping)).toEqual({
      name: 'Camp desk',
      every: 'PT6H',
      cron: null,
      mapping: { shape: 'rows' },
      source: { title: 'Bulletin', author: 'Desk' },
      enabled: false,
      limits: { revisePercent: 5, rejectPercent: 0 },
      headers: { Authorization: null },
      version: 3,
    });
  });

  it('has another address where another is typed', () => {
    const draft = { ...draftOf(feed), url: ' https://example.org/other.csv ' };
    expect(editedFeedOf(draft, feed, feed.mapping).url).toBe('https://example.org/other.csv');
  });

  it('is new with the usual limits, once a day, and without a source', () => {
    const draft = { ...draftOf(null), name: ' New ', url: 'https://example.org/a.csv', headers: 'X-Key: k' };
    expect(newFeedOf(draft, {})).toEqual({
      name: 'New',
      url: 'https://example.org/a.csv',
      every: 'P1D',
      cron: null,
      headers: { 'X-Key': 'k' },
      mapping: {},
      source: null,
      enabled: true,
      limits: { revisePercent: 10, rejectPercent: 10 },
    });
  });
});
