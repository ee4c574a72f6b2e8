import { describe, expect, it } from 'vitest';
import { isAt, placesFor } from './places.js';

const hrefs = (reader: Omit<Parameters<typeof placesFor>[0], 'sourceIndicators'>, sourceIndicators = true) =>
  placesFor({ ...reader, sourceIndicators }).flatMap(({ places }) => places.map(({ href }) => href));

describe('places', () => {
  it.each([
    [null, []],
    [
      'viewer',
      [
        '/',
        '/alerts',
        '/map',
        '/timeline',
        '/briefs',
        '/checks',
        '/sources',
        '/facts',
        '/brief',
        '/rules',
        '/silences',
        '/pipeline',
        '/settings',
      ],
    ],
    [
      'contributor',
      [
        '/',
        '/alerts',
        '/map',
        '/timeline',
        '/briefs',
        '/checks',
        '/enter',
        '/readings',
        '/sources',
        '/facts',
        '/brief',
        '/rules',
        '/silences',
        '/pipeline',
        '/settings',
      ],
    ],
  ] as const)('shows %s what they may use', (role, expected) => {
    expect(hrefs({ role, reviews: false })).toEqual(expected);
  });

  it('shows the review where there is one, and who is told to editors', () => {
    expect(hrefs({ role: 'editor', reviews: true })).toEqual(
      expect.arrayContaining(['/review', '/receivers', '/audit', '/places']),
    );
    expect(hrefs({ role: 'viewer', reviews: true })).not.toContain('/review');
    expect(hrefs({ role: 'contributor', reviews: true })).not.toContain('/places');
  });

  it('leaves the reference figures of the source document out where its indicators are', () => {
    const viewer = { role: 'viewer', reviews: false } as const;
    expect(hrefs(viewer)).toContain('/facts');
    expect(hrefs(viewer, false)).not.toContain('/facts');
  });

  it.each([
    ['editor', false, true],
    ['contributor', true, true],
    ['contributor', false, false],
    ['viewer', true, false],
  ] as const)('shows tables to %s, reviews %s: %s', (role, reviews, expected) => {
    expect(hrefs({ role, reviews }).includes('/tables')).toBe(expected);
  });

  it.each([
    ['/', '/', true],
    ['/indicators/al-hol-pledges', '/', true],
    ['/alerts/7', '/alerts', true],
    ['/alerts-of-old', '/alerts', false],
    ['/rules', '/', false],
  ])('%s is at %s: %s', (path, href, expected) => expect(isAt(path, href)).toBe(expected));
});
