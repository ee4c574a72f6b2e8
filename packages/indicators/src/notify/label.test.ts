import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, defaultRules } from '../catalogue/index.js';
import {
  dimensionFaults,
  dimensionLabel,
  dimensionOf,
  isLabelName,
  isReservedLabel,
  labelsOf,
  ownLabels,
} from './label.js';

const identifier = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
const alert = {
  rule: 'rule-1',
  ruleName: 'Many',
  ruleLabels: {},
  indicator: 'grain',
  dimensions: {},
  severity: 'warning',
  certainty: 'certain',
};

describe('a dimension as a label', () => {
  it.each([
    ['goods-type', 'goods_type'],
    ['5yr-age', '_5yr_age'],
    ['camp', 'camp'],
    ['a--b-', 'a__b_'],
    // On record from before it was refused.
    ['severity', 'dimension_severity'],
  ])('%s is %s', (id, label) => {
    expect(dimensionLabel(id)).toBe(label);
  });

  it('has a name that Prometheus takes and nothing else has, and leads back to its dimension', () => {
    fc.assert(
      fc.property(identifier, identifier, (one, other) => {
        const label = dimensionLabel(one);
        expect(isLabelName(label)).toBe(true);
        expect(isReservedLabel(label)).toBe(false);
        if (!isReservedLabel(one)) expect(dimensionOf(label)).toBe(one);
        if (one !== other && dimensionFaults([one, other], [], []).length === 0)
          expect(dimensionLabel(other)).not.toBe(label);
      }),
    );
  });

  it('keeps series apart that would else be one alert', () => {
    const [low, high] = ['low', 'high'].map((code) => labelsOf({ ...alert, dimensions: { severity: code } }));
    expect(low).toMatchObject({ severity: 'warning', dimension_severity: 'low' });
    expect(high).toMatchObject({ severity: 'warning', dimension_severity: 'high' });
  });

  it('is never hidden by a label of the rule, nor is what every alert carries', () => {
    const ruleLabels = { alertname: 'Mine', severity: 'page', goods_type: 'none', team: 'west' };
    expect(labelsOf({ ...alert, ruleLabels, dimensions: { 'goods-type': 'wheat' } })).toEqual({
      alertname: 'Many',
      rule: 'rule-1',
      indicator: 'grain',
      severity: 'warning',
      certainty: 'certain',
      goods_type: 'wheat',
      team: 'west',
    });
  });

  it.each(ownLabels)('cannot be %s, unless it is on record', (name) => {
    expect(dimensionFaults(['camp', name], [], [])).toMatchObject([
      { at: 1, problem: { code: 'dimension-reserved', params: { dimension: name } } },
    ]);
    expect(dimensionFaults(['camp', name], [name], [])).toEqual([]);
  });

  it('cannot be what another one or a rule of the indicator has', () => {
    expect(dimensionFaults(['severity', 'dimension-severity'], ['severity'], [])).toMatchObject([
      { at: 1, problem: { code: 'dimension-label-taken', params: { other: 'severity' } } },
    ]);
    expect(dimensionFaults(['goods-type'], [], ['goods_type'])).toMatchObject([
      { at: 0, problem: { code: 'dimension-label-taken', params: { label: 'goods_type' } } },
    ]);
  });

  it('is none of the reserved in the catalogue', () => {
    for (const { indicator } of catalogue)
      expect(
        dimensionFaults(
          indicator.dimensions.map(({ id }) => id),
          [],
          [],
        ),
      ).toEqual([]);
    expect(defaultRules.every(({ labels }) => !Object.keys(labels).some(isReservedLabel))).toBe(true);
  });
});
