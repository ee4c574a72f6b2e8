/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import type { Verdict } from '../compare/comparison.js';
import { defineIndicator, observationOf } from './define.js';

const said = { en: 'Pledges' };
const parts = {
  id: 'pledges',
  name: said,
  definition: said,
  unit: '{person}',
  cadence: 'month',
  direction: 'neutral',
} as const;

const pledges = defineIndicator({
  ...parts,
  kind: 'flow',
  rateBasis: 'month',
  dimensions: [
    {
      id: 'sex',
      name: said,
      codes: [
        { code: 'men', name: said },
        { code: 'women', name: said },
      ],
    },
  ],
});

// Ids, kinds, units, bases and codes are kept by name.
export const id: 'pledges' = pledges.id;
export const kind: 'flow' = pledges.kind;
export const unit: '{person}' = pledges.unit;
export const basis: 'month' = pledges.rateBasis;
export const code: 'men' = pledges.dimensions[0].codes[0].code;

// @ts-expect-error A flow needs a rate basis.
defineIndicator({ ...parts, kind: 'flow' });

// @ts-expect-error A stock has none.
defineIndicator({ ...parts, kind: 'stock', rateBasis: 'month' });

// @ts-expect-error Nor is it stated as a rate.
defineIndicator({ ...parts, kind: 'stock', statedAs: 'rate' });

// @ts-expect-error There is no such cadence.
defineIndicator({ ...parts, kind: 'stock', cadence: 'fortnight' });

observationOf(pledges, { value: '60-70', period: '2020-03', dimensions: { sex: 'men' }, unit: '{person}' });
observationOf(pledges, { value: '60-70', period: '2020-03' });

// @ts-expect-error A baseline is in the indicator's own unit.
observationOf(pledges, { value: '60-70', period: '2019-04/2020-06', unit: 'USD' });

// @ts-expect-error The dimension has no such code.
observationOf(pledges, { value: '60-70', period: '2020-03', dimensions: { sex: 'children' } });

// @ts-expect-error The indicator has no such dimension.
observationOf(pledges, { value: '60-70', period: '2020-03', dimensions: { age: 'men' } });

const villages = defineIndicator({ ...parts, id: 'villages', kind: 'stock', unit: '{village}' });
export const noBasis: null = villages.rateBasis;

// @ts-expect-error An indicator without dimensions takes no codes.
observationOf(villages, { value: '400', period: '2020-06', dimensions: { sex: 'men' } });

export function sign(verdict: Verdict): string {
  switch (verdict) {
    case 'above':
    case 'below':
    case 'within':
    case 'indeterminate':
    case 'not-comparable':
      return verdict;
  }
}

// @ts-expect-error A switch that forgets a verdict leaves a way out without a value.
export function forgetful(verdict: Verdict): string {
  switch (verdict) {
    case 'above':
    case 'below':
    case 'within':
    case 'indeterminate':
      return verdict;
  }
}
