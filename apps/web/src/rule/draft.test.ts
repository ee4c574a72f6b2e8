import type { Condition } from '@marsad/indicators';
import type { RuleWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, newDraft, newPart, readLabels, readNumber } from './draft.js';

const rule = (condition: Condition, recovery: Condition | null = null): RuleWire => ({
  id: 'r',
  version: 1,
  indicator: 'x',
  dimensions: { sex: 'men' },
  condition,
  for: 2,
  recovery,
  keepFiringFor: 1,
  gap: 'break',
  severity: 'critical',
  certainty: 'possible',
  noData: 'NoData',
  labels: { team: 'border', site: 'al Hol' },
  ownName: { en: 'Far too many', ar: 'كثير جدًا' },
  name: { en: 'Far too many', ar: 'كثير جدًا' },
  receivers: ['0192-desk'],
  removedReceivers: [],
  error: null,
  description: { en: 'What it is', ar: 'ما هو' },
  origin: 'own',
  check: null,
});

describe('a rule in its form', () => {
  it.each([
    [{ value: { op: '>', to: 70 } }],
    [{ value: { op: '<=', to: { baseline: 'lower', times: 1.5 } } }],
    [{ ratio: { op: '>=', to: 2 } }],
    [{ change: { op: '<', percent: -20, absolute: -5 } }],
    [{ yearAgo: { op: '>', percent: 50 } }],
    [{ any: [{ signal: 'ewma' }, { disagreement: true }] }],
    [{ all: [{ overdue: true }, { signal: 'cusum' }] }],
  ] as const)('comes out as it went in: %j', (condition) => {
    const held = rule(condition as Condition, { value: { op: '<', to: 3 } });
    const draft = draftOf(held);
    const {
      id: _,
      version: __,
      origin: ___,
      error: ____,
      ownName: _____,
      removedReceivers: ______,
      check: _______,
      ...body
    } = held;
    expect(draft && bodyOf(draft)).toEqual(body);
  });

  it('is left to others where it says more than the form can show', () => {
    expect(draftOf(rule({ not: { overdue: true } }))).toBeNull();
    expect(draftOf(rule({ all: [{ any: [{ overdue: true }] }] }))).toBeNull();
  });

  it('is nothing to send while something is missing', () => {
    expect(bodyOf(newDraft(''))).toBeNull();
    expect(bodyOf({ ...newDraft('x'), parts: [{ ...newPart, number: 'many' }] })).toBeNull();
    expect(bodyOf({ ...newDraft('x'), for: '' })).toBeNull();
    expect(bodyOf({ ...newDraft('x'), parts: [{ ...newPart, kind: 'change' }] })).toBeNull();
    expect(bodyOf(newDraft('x'))).toMatchObject({
      condition: { value: { op: '>', to: { baseline: 'upper', times: 1 } } },
    });
  });
});

describe('labels', () => {
  it.each([
    ['', {}],
    ['team=border', { team: 'border' }],
    [' team = border ،site=al Hol\n', { team: 'border', site: 'al Hol' }],
    ['team', null],
    ['team=', null],
    ['9=x', null],
  ])('%j', (text, expected) => {
    expect(readLabels(text)).toEqual(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['70', 70],
    ['-2.5', -2.5],
    ['1,200', 1200],
    ['١٬٢٠٠', 1200],
    ['٢٫٥', 2.5],
    ['', null],
    ['1.2.3', null],
    ['1e9', null],
    ['about 3', null],
  ] as const)('%s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});
