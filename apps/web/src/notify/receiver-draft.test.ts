import type { ReceiverWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf } from './receiver-draft.js';

const receiver: ReceiverWire = {
  id: 'r',
  name: 'Desk',
  kind: 'webhook',
  url: 'https://example.org/…',
  to: null,
  chat: null,
  language: null,
  hasToken: false,
  groupBy: ['indicator', 'team'],
  groupWait: 60,
  groupInterval: 45,
  repeatInterval: 7_200,
  sendResolved: false,
  matchers: [],
  version: 3,
};
/** The form sent as it stood. */
const sent = (given: ReceiverWire) => bodyOf(draftOf(given));

describe('a receiver in its form', () => {
  it('comes out as it went in', () => {
    const { id: _, version: __, to: ___, hasToken: ____, ...body } = receiver;
    // It keeps the address, which is not shown whole.
    expect(sent(receiver)).toEqual({ ...body, url: null });
    const mail = { ...receiver, kind: 'email', url: null, to: ['a@example.org', 'b@example.org'] } as const;
    expect(sent({ ...mail, to: [...mail.to] })).toMatchObject({ kind: 'email', to: mail.to });
    expect(sent({ ...receiver, repeatInterval: null, sendResolved: true })).toMatchObject({
      repeatInterval: null,
      sendResolved: true,
    });
  });

  it('keeps a chat and its language, and the token that is not shown', () => {
    const telegram = { ...receiver, kind: 'telegram', chat: '-100', language: 'ar', hasToken: true } as const;
    const body = sent(telegram);
    expect(body).toMatchObject({ kind: 'telegram', chat: '-100', language: 'ar', url: null });
    expect(body).not.toHaveProperty('token');
    expect(bodyOf({ ...draftOf(telegram), token: ' 12:ab ' })).toMatchObject({ token: '12:ab' });
    // What programs read has no language.
    expect(bodyOf({ ...draftOf(telegram), kind: 'webhook', token: 'x' })).toMatchObject({
      chat: null,
      language: null,
    });
  });

  it.each([
    [[{ name: 'severity', op: '=', value: 'critical' }], ['severity="critical"']],
    [[{ name: 'severity', op: '!=', value: 'info' }], ['severity!="info"']],
    [[{ name: 'severity', op: '=', value: 'info' }], ['severity="info"']],
    [
      [
        { name: 'indicator', op: '=', value: 'x' },
        { name: 'team', op: '!=', value: 'north east' },
      ],
      ['team!="north east"', { name: 'indicator', op: '=', value: 'x' }],
    ],
  ] as const)('keeps whom it is for: %j', (matchers, expected) => {
    expect(sent({ ...receiver, matchers: [...matchers] }).matchers).toEqual(expected);
  });
});
