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
      z.strictObject({ all: parts }),
      z.strictObject({ any: parts }),
      z.strictObject({ not: ConditionWire }),
    ]),
  )
  .meta({ id: 'Condition', description: 'What a rule asks of the figure of one period.' });

/** Nested deeper, a condition is nobody's any more; and reading it must not exhaust the stack. */
const deepest = 12;

function isShallow(given: unknown): boolean {
  const waiting: [unknown, number][] = [[given, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth > 2 * deepest) return false;
    for (const part of Object.values(value)) waiting.push([part, depth + 1]);
  }
  return true;
}

export const condition = z.preprocess((given, ctx) => {
  if (isShallow(given)) return given;
  ctx.addIssue({ code: 'custom', message: `is nested more than ${deepest} deep` });
  return z.NEVER;
}, ConditionWire) as unknown as z.ZodType<Condition, Condition>;
