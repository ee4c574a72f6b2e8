import type { BaselineWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { documentOf } from './document-of.js';

const citation = {
  id: 's1',
  title: 'The document',
  publisher: null,
  author: null,
  date: '2020-06',
  url: null,
  locator: 'V2',
};
const entry = (locator: string, cited: string, section: 'headline' | 'own' = 'headline') => ({
  section,
  locator,
  baseline: partOf<BaselineWire>({ citation: { ...citation, locator: cited } }),
});

it('is the source of a baseline cited where the catalogue says, without its place', () => {
  expect(documentOf([entry('V3', 'p. 4'), entry('V2', 'V2')])).toMatchObject({
    title: 'The document',
    locator: null,
  });
});

it('is not known from baselines that come from elsewhere, and not from what was added here', () => {
  expect(documentOf([entry('V3', 'p. 4')])).toBeNull();
  expect(documentOf([entry('V3', 'V3', 'own')])).toBeNull();
  expect(documentOf([{ section: 'headline', locator: 'V3', baseline: null }])).toBeNull();
});
