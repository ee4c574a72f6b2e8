import type { SomeText } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import type { Words } from '../language/words.js';
import { ruleNameBeside } from './rule-name.js';

const words = partOf<Words>({ text: ({ en = '' }: SomeText) => en });
const beside = (rule: string, ownName: string | null) =>
  ruleNameBeside(
    words,
    partOf<AlertWire>({
      name: { en: 'Pledges', ar: 'المبايعات' },
      rule: { name: { en: rule, ar: rule }, ownName: ownName === null ? null : { en: ownName, ar: ownName } },
    }),
  );

describe('the name of a rule beside its alert', () => {
  it('does not say again what the alert is called', () => {
    expect(beside('Pledges: more than 70', null)).toBe('more than 70');
  });

  it('is what people called it, whatever it begins with', () => {
    expect(beside('Pledges: far too many', 'Pledges: far too many')).toBe('Pledges: far too many');
    expect(beside('More than before', null)).toBe('More than before');
  });
});
