import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.js';
import { storedIndicator } from './stored.js';

describe('the definition of an indicator', () => {
  const [first] = catalogue;

  it('has had one shape, with and without its version', () => {
    const { indicator } = first as NonNullable<typeof first>;
    expect(storedIndicator.read(indicator)).toEqual(indicator);
    expect(storedIndicator.read({ v: 1, ...indicator })).toEqual(indicator);
  });

  it('of the whole catalogue reads back as it was written', () => {
    for (const { indicator } of catalogue)
      expect(storedIndicator.read(JSON.parse(JSON.stringify(storedIndicator.write(indicator))))).toEqual(
        indicator,
      );
  });

  it('that is torn is not taken for one', () => {
    const { unit: _, ...torn } = (first as NonNullable<typeof first>).indicator;
    expect(() => storedIndicator.read(torn)).toThrow('unit is missing');
  });
});
