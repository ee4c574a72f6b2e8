import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf } from './label.js';
import { type GivenMatcher, matches, readMatcher, silenceFaults } from './matcher.js';

const known = new Map([
  ['severity', new Set(['info', 'warning', 'critical'])],
  ['indicator', new Set(['a', 'b'])],
  ['team', new Set(['west', 'north east'])],
]);

const faultsOf = (given: readonly GivenMatcher[]) => {
  const read = given.map(readMatcher);
  const refused = read.flatMap((one, at) => ('problem' in one ? [[at, one.problem.code]] : []));
  if (refused.length > 0) return refused;
  const matchers = read.flatMap((one) => ('matcher' in one ? [one.matcher] : []));
  return silenceFaults(matchers, known).map(({ at, problem }) => [at, problem.code]);
};

describe('a matcher', () => {
  it.each<[GivenMatcher, string, string, string]>([
    ['severity=critical', 'severity', '=', 'critical'],
    [' severity = "critical" ', 'severity', '=', 'critical'],
    ['team!=west', 'team', '!=', 'west'],
    ['site="al hol, gate 2"', 'site', '=', 'al hol, gate 2'],
    ['site=مخيم', 'site', '=', 'مخيم'],
    ['goods-type=wheat', 'goods_type', '=', 'wheat'],
    ['team=""', 'team', '=', ''],
    [{ name: 'team', value: 'west' }, 'team', '=', 'west'],
    [{ name: 'team', value: 'west', isEqual: false }, 'team', '!=', 'west'],
    [{ name: 'team', op: '!=', value: 'west' }, 'team', '!=', 'west'],
    [{ name: 'team', value: 'a=b', isRegex: false }, 'team', '=', 'a=b'],
  ])('%s is read', (given, name, op, value) => {
    expect(readMatcher(given)).toEqual({ matcher: { name, op, value } });
  });

  it.each<[GivenMatcher, string]>([
    ['severity=~warn.*', 'matcher-pattern'],
    ['severity!~warn', 'matcher-pattern'],
    ['indicator =~ (a|b)', 'matcher-pattern'],
    [{ name: 'severity', value: 'warn.*', isRegex: true }, 'matcher-pattern'],
    [{ name: 'severity', op: '=~', value: 'warn.*' }, 'matcher-pattern'],
    ['severity=a,team=b', 'matcher-value-unquoted'],
    ['severity=a team=b', 'matcher-value-unquoted'],
    ['indicator=(a|b)', 'matcher-value-unquoted'],
    ['indicator=a|b', 'matcher-value-unquoted'],
    ['team=west*', 'matcher-value-unquoted'],
    ['{team="west"}', 'matcher-label-invalid'],
    ['team=', 'matcher-value-missing'],
    ['team', 'matcher-not-read'],
    ['=west', 'matcher-not-read'],
    ['team==west', 'matcher-not-read'],
    ['severity=critcal', 'matcher-value-unknown'],
    [{ name: 'severity', value: 'WARNING' }, 'matcher-value-unknown'],
    ['5 a=b', 'matcher-not-read'],
  ])('%s is refused: %s', (given, code) => {
    const read = readMatcher(given);
    expect('problem' in read && read.problem.code).toBe(code);
  });

  it('is read as it is written out, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = text.replaceAll('"', '');
        expect(readMatcher(`site="${value}"`)).toEqual({ matcher: { name: 'site', op: '=', value } });
      }),
    );
  });

  it('does not take what every object has for a label', () => {
    expect(matches({}, [{ name: 'constructor', op: '=', value: '' }])).toBe(true);
  });
});

describe('a silence', () => {
  it.each<[readonly GivenMatcher[], (string | number)[][]]>([
    [['severity=critical', 'indicator=a'], []],
    [['team="north east"'], []],
    [['team!=west'], [[0, 'silence-not-equal']]],
    [['indicator=a', { name: 'team', value: '' }], [[1, 'matcher-value-missing']]],
    [['indicator=a', 'team=" "'], [[1, 'matcher-value-missing']]],
    [['indicator=a', 'indicator=b'], [[1, 'silence-label-twice']]],
    [['tema=west'], [[0, 'silence-label-unknown']]],
    [['constructor=west'], [[0, 'silence-label-unknown']]],
    [['team=wset'], [[0, 'silence-value-unknown']]],
    [
      ['team!=west', 'tema=west'],
      [
        [0, 'silence-not-equal'],
        [1, 'silence-label-unknown'],
      ],
    ],
  ])('of %j: %j', (given, expected) => {
    expect(faultsOf(given)).toEqual(expected);
  });

  it('that stands holds for no alert that says otherwise of one of its labels', () => {
    const value = fc.constantFrom('west', 'north east', '', 'other');
    fc.assert(
      fc.property(value, value, fc.constantFrom('=', '!='), (silent, carried, op) => {
        const matcher = { name: 'team', op: op as '=' | '!=', value: silent };
        if (silenceFaults([matcher], known).length > 0) return;
        const labels = labelsOf({
          rule: 'r',
          ruleName: 'R',
          ruleLabels: { team: carried },
          indicator: 'a',
          dimensions: {},
          severity: 'info',
          certainty: 'certain',
        });
        expect(matches(labels, [matcher])).toBe(carried === silent);
      }),
    );
  });
});
