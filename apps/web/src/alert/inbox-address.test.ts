import { expect, it } from 'vitest';
import { addressWith } from '../ui/address.js';
import { inboxView, isNarrowed } from './inbox-address.js';

it.each([
  ['', {}, null, false],
  ['state=firing&severity=critical', { state: 'firing', severity: 'critical' }, null, false],
  ['state=nonsense&severity=worse&group=colour&possible=maybe', {}, null, false],
  ['q=+al-Hol++&waiting=true', { q: 'al-Hol', waiting: 'true' }, null, false],
  ['q=++&waiting=false', {}, null, false],
  [
    'rule=r1&indicator=i1&assigned=me&group=rule',
    { rule: 'r1', indicator: 'i1', assigned: 'me' },
    'rule',
    false,
  ],
  ['group=indicator&possible=shown', {}, 'indicator', true],
] as const)('reads %j', (address, search, group, unfolded) => {
  const view = inboxView(new URLSearchParams(address));
  expect(view).toEqual({ search, group, unfolded });
  expect(isNarrowed(view)).toBe(Object.keys(search).length > 0);
});

it('writes what is chosen beside what is there, and leaves out what is not any more', () => {
  const before = new URLSearchParams('lang=ar&state=firing');
  expect(addressWith(before, { severity: 'info' }).toString()).toBe('lang=ar&state=firing&severity=info');
  expect(addressWith(before, { state: '' }).toString()).toBe('lang=ar');
});
