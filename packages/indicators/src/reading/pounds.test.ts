/** Whose pounds are meant, what is weighed in them, and names of arms. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, counted }) =>
    `${q.lower} ${q.upper} ${unit ?? '-'} ${counted ?? ''}`.trim(),
  );

describe('pounds', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They paid 100 Syrian pounds a kg. Later it was 60 pounds a kg.', '100 100 SYP/kg', '60 60 SYP/kg'],
    ['In Lebanon bread costs 9,000 pounds.', '9000 9000 LBP'],
    ['Egypt will pay 400 pounds for it.', '400 400 EGP'],
    ['Fuel costs 400 pounds.', '400 400 GBP'],
    ['Syria paid Britain 400 pounds.', '400 400 GBP'],
    ['Syria paid £400.', '400 400 GBP'],
    ['A car with 300 pounds of explosives blew up.', '300 300 [lb_av] explosives'],
    ['They have 300 million pounds of debt.', '300000000 300000000 GBP debt'],
    ['They have 300 pounds of savings.', '300 300 GBP savings'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('what is only reached', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['It brought the number of victims up to 67.', '67 67 {person} victims'],
    ['They plan to bring capacity up to 22GW.', '22 22 GW'],
    ['They bring aid for up to 60 families.', '0 60 {family} families'],
    ['They took a school housing up to 60 families.', '0 60 {family} families'],
    ['Up to 60 people died.', '0 60 {person} people'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('names of arms', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They hold 1,400 AK-47 assault rifles.', '1400 1400 - AK-47 assault rifles'],
    ['They lost 12 T-72 tanks.', '12 12 - T-72 tanks'],
    ['They hold 3,000 Type 56 rifles.', '3000 3000 - Type'],
    ['They need 12 T of wheat.', '12 12 t wheat'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
