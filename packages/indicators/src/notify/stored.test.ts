/** Every shape in which it was ever kept what receivers were told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonToNotify, type Told } from './reason.js';
import { storedFigureBehind, storedMatchers, storedTold } from './stored.js';

const asStored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const alert = '01920000-0000-7000-8000-00000000000a';
const firstFigure = { period: '2020-09-01', revision: '01920000-0000-7000-8000-000000000001' };
const labels = { [alert]: { alertname: 'Few trucks', indicator: 'aid-trucks' } };

describe('what was told of a group', () => {
  it.each<[string, object, object]>([
    [
      'before severities were noted',
      { firing: { [alert]: firstFigure }, resolved: [] },
      { firing: { [alert]: { ...firstFigure, severity: '' } }, resolved: [] },
    ],
    [
      'with severities, as migration 0014 left it',
      { firing: { [alert]: { ...firstFigure, severity: 'warning' } }, resolved: [] },
      { firing: { [alert]: { ...firstFigure, severity: 'warning' } }, resolved: [] },
    ],
    [
      'with how sure it is',
      {
        firing: { [alert]: { ...firstFigure, severity: 'warning', channel: 'certain', downgraded: false } },
        resolved: [],
      },
      {
        firing: { [alert]: { ...firstFigure, severity: 'warning', channel: 'certain', downgraded: false } },
        resolved: [],
      },
    ],
    [
      'with the labels it was told with',
      { firing: { [alert]: { ...firstFigure, severity: 'warning' } }, resolved: [], labels },
      { firing: { [alert]: { ...firstFigure, severity: 'warning' } }, resolved: [], labels },
    ],
    [
      'with what the figure says, and the one that was heard of before',
      {
        firing: {
          [alert]: {
            ...firstFigure,
            severity: 'warning',
            says: '[90]',
            heard: { ...firstFigure, says: '[80]' },
          },
        },
        resolved: [],
        labels,
      },
      {
        firing: {
          [alert]: {
            ...firstFigure,
            severity: 'warning',
            says: '[90]',
            heard: { ...firstFigure, says: '[80]' },
          },
        },
        resolved: [],
        labels,
      },
    ],
    ['where everything has ended', { firing: {}, resolved: [] }, { firing: {}, resolved: [] }],
    [
      'of version 2',
      { v: 2, firing: { [alert]: { ...firstFigure, severity: 'info' } }, resolved: [] },
      { firing: { [alert]: { ...firstFigure, severity: 'info' } }, resolved: [] },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedTold.read(given)).toEqual(expected);
  });

  it('that names no severity is told once more, as it was before there were versions', () => {
    const last = storedTold.read({ firing: { [alert]: firstFigure }, resolved: [] });
    const now: Told = { firing: { [alert]: { ...firstFigure, severity: 'warning' } }, resolved: [] };
    const options = { now: 0, toldAt: 0, repeatIntervalMs: null, sendResolved: true };
    expect(reasonToNotify(last, now, options)).toBe('new-alerts');
    expect(reasonToNotify(now, now, options)).toBeNull();
  });

  it('that is torn is not taken for nothing', () => {
    expect(() => storedTold.read({ resolved: [] })).toThrow('firing is no object');
    expect(() => storedTold.read({ v: 2, firing: { a: {} }, resolved: [] })).toThrow('period is missing');
    expect(() => storedTold.read({ v: 2, firing: {}, resolved: [], labels: { a: { b: 1 } } })).toThrow(
      'b is no text',
    );
  });

  it('reads back as it was written, whatever it says', () => {
    const heard = fc.record(
      { period: fc.string(), revision: fc.option(fc.string()), says: fc.string() },
      { requiredKeys: ['period', 'revision'] },
    );
    const figure = fc.record(
      {
        period: fc.string(),
        revision: fc.option(fc.string()),
        severity: fc.string(),
        says: fc.string(),
        channel: fc.constantFrom('certain' as const, 'possible' as const),
        downgraded: fc.boolean(),
        heard,
      },
      { requiredKeys: ['period', 'revision', 'severity'] },
    );
    const told: fc.Arbitrary<Told> = fc.record(
      {
        firing: fc.dictionary(fc.uuid(), figure),
        resolved: fc.array(fc.uuid()),
        labels: fc.dictionary(fc.uuid(), fc.dictionary(fc.string(), fc.string())),
      },
      { requiredKeys: ['firing', 'resolved'] },
    );
    fc.assert(
      fc.property(told, (one) => {
        expect(storedTold.read(asStored(storedTold.write(one)))).toEqual(asStored(one));
      }),
    );
  });
});

it.each([
  ['before the figure was put into words', { ...firstFigure, severity: 'warning', channel: 'certain' }],
  [
    'with its words',
    { ...firstFigure, severity: 'warning', says: '[90]', channel: 'possible', downgraded: true },
  ],
])('what was told in a digest, %s', (_, figure) => {
  expect(storedFigureBehind.read(figure)).toEqual(figure);
  expect(storedFigureBehind.read({ v: 1, ...figure })).toEqual(figure);
});

it('matchers are a list without a version', () => {
  const matchers = [{ name: 'rule', op: '=' as const, value: 'r' }];
  expect(storedMatchers.read(storedMatchers.write(matchers))).toEqual(matchers);
  expect(storedMatchers.read([])).toEqual([]);
  expect(() => storedMatchers.read([{ name: 'rule' }])).toThrow('a matcher.op is missing');
  expect(() => storedMatchers.read({ v: 2 })).toThrow('it is no list');
});
