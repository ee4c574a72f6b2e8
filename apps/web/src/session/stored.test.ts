import type { IndicatorSummaryWire, SessionWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { storedInDevice } from './stored.js';

const { session, catalogue } = storedInDevice;
const indicator = partOf<IndicatorSummaryWire>({
  id: 'crossings',
  name: { en: 'Crossings' },
  unit: '{person}',
  kind: 'flow',
  dimensions: [],
});

describe('the catalogue on a device', () => {
  it.each<[string, object]>([
    ['before the installation had a time zone', { person: 'omar', indicators: [indicator] }],
    ['before it was said why there is no total', { person: 'omar', indicators: [indicator], timeZone: null }],
    ['without a version', { person: 'omar', indicators: [{ ...indicator, noTotal: null }], timeZone: null }],
    ['of version 2', { v: 2, person: 'omar', indicators: [{ ...indicator, noTotal: null }], timeZone: null }],
  ])('%s', (_, given) => {
    expect(catalogue.read(given)).toEqual({
      person: 'omar',
      indicators: [{ ...indicator, noTotal: null }],
      timeZone: null,
    });
  });

  it('reads back as it was kept', () => {
    const kept = {
      person: 'omar',
      indicators: [indicator],
      timeZone: 'Asia/Beirut',
    };
    expect(catalogue.read(structuredClone(catalogue.write(kept)))).toEqual(kept);
  });

  it('that is torn is none', () => {
    expect(() => catalogue.read({ v: 2, person: 'omar', indicators: [{}], timeZone: null })).toThrow(
      'an indicator.id',
    );
  });
});

it('the session on a device has had one shape', () => {
  const held: SessionWire = {
    state: 'signed-in',
    person: partOf<SessionWire['person']>({ id: 'omar' }),
    role: 'editor',
    signIn: { singleSignOn: null, passkeyOrigin: 'https://marsad.example', mail: false },
  };
  expect(session.read(held)).toEqual(held);
  expect(session.read(session.write(held))).toEqual(held);
});
