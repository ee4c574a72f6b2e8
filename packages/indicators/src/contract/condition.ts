/** What a rule asks of a figure. */
import { z } from 'zod';
import { baselineEnds, type Condition, operators, signals } from '../rule/rule.js';

const ThresholdWire = z.union([
  z.number(),
  z.strictObject({
    baseline: z.enum(baselineEnds),
    times: z.number().positive().optional(),
  }),
]);

const op = z.enum(operators);

const mostParts = 20;

const parts = z.lazy(() => z.array(ConditionWire).min(1).max(mostParts));

export const ConditionWire: z.ZodType<Condition, Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ value: z.strictObject({ op, to: ThresholdWire }) }),
      z.strictObject({ ratio: z.strictObject({ op, to: z.number().positive() }) }),
      z.strictObject({
        change: z
          .strictObject({ op, absolute: z.number().optional(), percent: z.number().optional() })
          .refine(({ absolute, percent }) => absolute !== undefined || percent !== undefined, {
            error: 'a change is absolute, or in per cent, or both',
          }),
      }),
      z.strictObject({ yearAgo: z.strictObject({ op, percent: z.number() }) }),
      z.strictObject({ signal: z.enum(signals) }),
      z.strictObject({ overdue: z.literal(true) }),
      z.strictObject({ disagreement: z.literal(true) }),
      z.strictObject({ tension: z.literal(true) }),
      z.strictObject({ all: parts }),
      z.strictObject({ any: parts }),
      z.strictObject({ not: ConditionWire }),
    ]),
  )
  .meta({ id: 'Condition', description: 'What a rule asks of the figure of one period.' });

/** Nested deeper, a condition is nobody's any more; and reading it must not exhaust the stack. */
const deepest = 12;
/** Each is held against every figure again and again; nobody reads a rule of more. */
const mostConditions = 50;

/** How many conditions something holds, itself among them, and how deep they lie: as far as they are looked at. */
function extentOf(given: unknown): {
  readonly conditions: number;
  readonly depth: number;
  readonly tension: boolean;
} {
  const waiting: [unknown, number][] = [[given, 1]];
  let tension = false;
  let conditions = 0;
  let depth = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, at] = next;
    conditions += 1;
    depth = Math.max(depth, at);
    if (value === null || typeof value !== 'object' || at > deepest || conditions > mostConditions) continue;
    const { all, any, not, tension: held } = value as Readonly<Record<string, unknown>>;
    tension ||= held !== undefined;
    for (const part of [all, any].flatMap((list) => (Array.isArray(list) ? list : [])))
      waiting.push([part, at + 1]);
    if (not !== undefined) waiting.push([not, at + 1]);
  }
  return { conditions, depth, tension };
}

export const condition = z.preprocess((given, ctx) => {
  const { conditions, depth, tension } = extentOf(given);
  if (depth <= deepest && conditions <= mostConditions && !tension) return given;
  const message = tension
    ? 'is of checks alone: make one under /own-checks'
    : depth > deepest
      ? `is nested more than ${deepest} deep`
      : `holds more than ${mostConditions} conditions`;
  ctx.addIssue({ code: 'custom', message });
  return z.NEVER;
}, ConditionWire) as unknown as z.ZodType<Condition, Condition>;
