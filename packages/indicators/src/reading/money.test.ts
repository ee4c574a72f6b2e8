/** Money, masses and millions are those that were said, and no others. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit }) => `${q.lower} ${q.upper} ${unit ?? '-'}`);

describe('the money that is said', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Lentils cost EUR 3/kg.', '3 3 EUR/kg'],
    ['Millet costs SDG 1,350/kg.', '1350 1350 SDG/kg'],
    ['Sugar sold at AFN 65/kg and salt at SSP 800/kg.', '65 65 AFN/kg', '800 800 SSP/kg'],
    ['Diesel costs YER 1,250/l.', '1250 1250 YER/L'],
    ['Petrol costs LYD 2/l.', '2 2 LYD/L'],
    ['Rice cost SDG 650 per kg.', '650 650 SDG/kg'],
    ['They received SDG 4 million.', '4000000 4000000 SDG'],
    ['Oil cost Rs 7,500/kg.', '7500 7500 {Rs/kg}'],
    ['Bread sells at $2 a kilo.', '2 2 USD/kg'],
    ['Fuel stood at $1.10 a litre.', '1.1 1.1 USD/L'],
    ['Fuel stood at 1.10 a litre.', '1.1 1.1 {a litre}'],
    ['They gave $40 per family.', '40 40 USD/{family}'],
    ['يباع العدس بسعر 500 ليرة للكيلو.', '500 500 SYP/kg'],
    ['سعر المازوت 2 دولار للتر.', '2 2 USD/L'],
    ['سعر المازوت 900 دينار لليتر.', '900 900 IQD/L'],
    ['دفع 300 دينار تونسي.', '300 300 {دينار تونسي}'],
    ['دفع 300 دينار ليبي.', '300 300 LYD'],
    ['دفع 300 دينار شهريا.', '300 300 IQD'],
    // The letter of a dollar is written on to its sign: an article and the end of a name are none.
    ['The bank gave a $5 million loan.', '5000000 5000000 USD'],
    ["The bank's $5 million loan is due.", '5000000 5000000 USD'],
    ['They paid A$5 million and S$40.', '5000000 5000000 AUD', '40 40 SGD'],
    ['They paid almost S $40 and C $50.', '38 40 SGD', '50 50 CAD'],
    // Goals and scenarios are no money.
    ['Under SDG 6 and SDG 3.2, 40 wells were dug.', '40 40 -'],
    ['SDGs 3 and 4 are late.'],
    ['SSP2 is a scenario.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each([
    ['$1.25 a litre', 'USD/L'],
    ['1.25', 'USD/L'],
    ['1.25/l', 'USD/L'],
    ['SDG 650 per kg', 'SDG/kg'],
    ['650 SDG/kg', 'SDG/kg'],
    ['900 دينار لليتر', 'IQD/L'],
    ['300 mt', 't'],
    ['300 MT', 't'],
  ])('%s is read in the form of %s', (text, unit) => {
    expect(kindIn(text, unit)).toBe('figure');
  });

  it.each([
    ['SDG 650 per kg', 'USD/kg'],
    ['EUR 2/kg', 'USD/kg'],
    ['$2/kg', 'USD/L'],
    ['$2/kg', 'USD'],
    ['300 Mt', 't'],
    ['20 people', '{cases per 100,000 people}'],
  ])('%s is not read in the form of %s', (text, unit) => {
    expect(kindIn(text, unit)).toBe('problem');
  });
});

function kindIn(text: string, unit: string) {
  return parseFigure(text, { unit, nonNegative: true, integer: false, rateBasis: null }).kind;
}

describe('tons', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They sent 350 mt of flour.', '350 350 t'],
    ['They sent 12,000 MT of barley.', '12000 12000 t'],
    ['It emits 350 Mt of gas.', '350 350 Mt'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('metres and millions', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Population: 6.2m (2021 est.)', '6200000 6200000 -'],
    ['Refugees: 1.4m; returnees: 0.9m', '1400000 1400000 {person}', '900000 900000 {person}'],
    ['It came to 6.2m.', '6200000 6200000 -'],
    ['The wall rises to 6.2m.', '6.2 6.2 m'],
    ['The trench is 4m deep.', '4 4 m'],
    ['It is 2 km long, then 400m.', '2 2 km', '400 400 m'],
    ['They live within 300m of the road.', '300 300 m'],
    ['They stood 300 m off.', '300 300 m'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
