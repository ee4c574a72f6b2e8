/** Events and obligations as they may still wait in a database that is brought up to this program. */
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from './event.js';
import { storedEvent, storedObligations } from './stored.js';

const changed = {
  type: 'alert.changed',
  alert: 'a1',
  indicator: 'aid-trucks',
  dimensions: {},
  state: 'firing',
  channel: 'certain',
  severity: 'warning',
};
const committed = {
  type: 'observation.committed',
  indicator: 'aid-trucks',
  dimensions: { crossing: 'north' },
  observation: 'o1',
  submission: null,
};

describe('an event', () => {
  it.each<[string, object, object]>([
    ['of an alert, before any was silent', changed, { ...changed, silent: false }],
    ['of an alert, without a version', { ...changed, silent: true }, { ...changed, silent: true }],
    ['of an alert, of version 2', { v: 2, ...changed, silent: true }, { ...changed, silent: true }],
    ['of a figure', committed, committed],
    [
      'of a baseline',
      { type: 'baseline.changed', indicator: 'x' },
      { type: 'baseline.changed', indicator: 'x' },
    ],
    [
      'of an indicator',
      { type: 'indicator.changed', indicator: 'x' },
      { type: 'indicator.changed', indicator: 'x' },
    ],
    [
      'of a submission',
      { type: 'submission.changed', submission: 's' },
      { type: 'submission.changed', submission: 's' },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedEvent.read(given)).toEqual(expected);
    const event = storedEvent.read(given);
    expect(storedEvent.read(storedEvent.write(event))).toEqual(event);
  });

  it('of a name that this Marsad does not know is none', () => {
    expect(() => storedEvent.read({ type: 'table.changed' } as unknown as LiveEvent)).toThrow(
      'nothing is called "table.changed"',
    );
  });
});

describe('an obligation', () => {
  it('has had one shape', () => {
    expect(storedObligations.ingest.read({ submission: 's' })).toEqual({ submission: 's' });
    const evaluate = { indicator: 'x', seriesKey: '', submission: null };
    expect(storedObligations.evaluate.read(evaluate)).toEqual(evaluate);
    expect(storedObligations.evaluate.read(storedObligations.evaluate.write(evaluate))).toEqual(evaluate);
    expect(() => storedObligations.evaluate.read({ indicator: 'x' })).toThrow('seriesKey is missing');
  });
});
