/** Values that a schema allows. */
import * as fc from 'fast-check';
import { inDays } from '../harness/strangers.js';
import type { Described, Schema } from './description.js';
import type { Known } from './known.js';

/** What the domain reads, which no schema says. */
const examples: Readonly<Record<string, readonly (string | number)[]>> = {
  value: ['60 to 70', 'more than 100,000', 'about 1,200', '0', 12, '٣٠٠', 'none', '1.5'],
  text: ['60 to 70', 'at least 12', '7'],
  when: ['2020-03', '2021', '2020-03-14/2020-05-02', 'May 2021'],
  periods: ['4', '12'],
  period: ['2020', '2021-03', '2019-Q2', '2020-01-01/2020-06-30', '2022-W05', 'May 2021'],
  from: ['2019', '2020-06', '2020-06-16'],
  to: ['2021', '2023-12', 'someone@example.org'],
  matcher: ['severity="critical"', 'indicator="fuzzed"', 'team!="west"'],
  groupWait: ['30s', 0],
  groupInterval: ['5m'],
  repeatInterval: ['4h'],
  asOf: ['2020-06-16', '2024-01-01'],
  since: ['2024-01-01T00:00:00Z'],
  recordedAsOf: ['2026-01-01T00:00:00Z'],
  date: ['2020-06', '2020-06-16'],
  url: ['https://example.org/report.pdf', 'https://hooks.example.org/x'],
  email: ['someone@example.org', 'no address'],
  prefer: ['wait=1', 'return=minimal', 'wait=0'],
  expiresAt: [inDays(3)],
  endsAt: [inDays(2)],
  until: [inDays(1)],
  unit: ['{person}', '%', '{event}'],
  code: ['000000'],
  maxPoints: ['10', '500'],
  lastEventId: ['0', '1', ''],
};

/** Texts as people write them: both languages, marks that turn the direction, signs outside the first plane. */
const plainText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.trim() || 'x'),
  fc.constantFrom(
    'Field report',
    'تقرير ميداني',
    '\u200fمراجعة\u200e',
    'Zähler – “neu”',
    '𝔘𝔫𝔦 👩‍🌾',
    '=1+1',
    '{name}',
    '<b>x</b>',
    '-- \'";',
  ),
);

export interface Making {
  readonly api: Described;
  readonly known: Known;
}

/** @param name of the field it is for: what is known by it is given most of the time. */
export function allowed(schema: Schema, making: Making, name = '', depth = 0): fc.Arbitrary<unknown> {
  const { api, known } = making;
  if (schema.$ref !== undefined) return allowed(api.resolved(schema), making, name, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    // Where it may go on for ever, it ends with the first, which is the simplest.
    const shown = depth > 6 ? choices.slice(0, 1) : choices;
    return fc.oneof(...shown.map((one) => allowed(one, making, name, depth + 1)));
  }
  const types = typesOf(schema);
  const made = fc.oneof(...types.map((type) => ofType(type, schema, making, name, depth)));
  const fitting = [...known.of(name), ...(examples[name] ?? [])].filter(
    (value) => api.unlike(schema, value) === null,
  );
  return fitting.length === 0
    ? made
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: made });
}

function typesOf({ type, properties }: Schema): readonly string[] {
  if (typeof type === 'string') return [type];
  return type ?? (properties ? ['object'] : ['string', 'object', 'null']);
}

function ofType(
  type: string,
  schema: Schema,
  making: Making,
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer(boundsOf(schema, 1));
    case 'number':
      return fc.oneof(fc.integer(boundsOf(schema, 1)), fc.double({ ...boundsOf(schema, 1e-9), noNaN: true }));
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((item) => allowed(item, making, name, depth + 1)))
        : fc.array(allowed(schema.items ?? {}, making, name.replace(/s$/, ''), depth + 1), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, depth > 6 ? 0 : 3)),
          });
    case 'object':
      return objectOf(schema, making, depth);
    default:
      return textOf(schema);
  }
}

function boundsOf(schema: Schema, step: number): { min: number; max: number } {
  const min = schema.exclusiveMinimum === undefined ? schema.minimum : schema.exclusiveMinimum + step;
  const max = schema.exclusiveMaximum === undefined ? schema.maximum : schema.exclusiveMaximum - step;
  const low = Math.max(min ?? -1000, -2e9);
  return { min: low, max: Math.max(low, Math.min(max ?? 100_000, 2e9)) };
}

function objectOf(schema: Schema, making: Making, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties: more, propertyNames } = schema;
  const fields = Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => depth < 6 || required.includes(name))
      .map(([name, inner]) => {
        const value = allowed(inner, making, name, depth + 1);
        return [name, required.includes(name) ? value : fc.option(value, { nil: undefined, freq: 1 })];
      }),
  );
  const named = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  if (typeof more !== 'object' || depth > 6) return named;
  const key = propertyNames ? allowed(propertyNames, making, 'dimension', depth + 1).map(String) : plainText;
  const extra = fc.dictionary(key, allowed(more, making, 'code', depth + 1), {
    maxKeys: 2,
    noNullPrototype: true,
  });
  return fc.tuple(named, extra).map(([a, b]) => ({ ...b, ...a }));
}

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc
      .integer({ min: 0, max: 4_000_000_000 })
      .map((seconds) => new Date(seconds * 1000).toISOString());
  if (format === 'date') return fc.integer({ min: 0, max: 40_000 }).map((day) => dayOf(day));
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern, 'u')).filter((text) => text.length <= maxLength);
  return plainText.map((text) => text.padEnd(minLength, 'x').slice(0, Math.max(maxLength, minLength)));
}

const dayOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
