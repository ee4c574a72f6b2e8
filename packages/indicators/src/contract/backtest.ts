/** When a rule would have fired. */
import { z } from 'zod';
import { undoneReasons } from '../rule/backtest.js';
import { ruleVerdicts } from '../rule/evaluate.js';
import { alertStates } from '../rule/replay.js';
import { certainties } from '../rule/rule.js';
import { dimensions } from './dimensions.js';
import { RuleBody } from './rule.js';
import { text } from './text.js';
import { PeriodWire } from './time.js';

export const BacktestBody = z
  .strictObject({
    rule: RuleBody,
    /** With what was known at the time, day by day. */
    vintages: z.boolean().optional(),
    from: text(40).optional(),
    to: text(40).optional(),
  })
  .meta({ id: 'BacktestBody' });
export type BacktestBody = z.input<typeof BacktestBody>;

export const BacktestWire = z
  .object({
    instances: z.array(
      z.object({
        dimensions,
        periods: z.array(
          z.object({
            period: PeriodWire,
            verdict: z.enum([...ruleVerdicts, 'error']),
            /** After this period. */
            state: z.enum(alertStates),
          }),
        ),
        incidents: z.array(
          z.object({
            startsAt: z.string(),
            endsAt: z.string().nullable(),
            channel: z.enum(certainties),
            state: z.enum(alertStates),
            late: z.boolean(),
            noticedOn: z.string().nullable(),
            undone: z.enum(undoneReasons).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Backtest' });
export type BacktestWire = z.infer<typeof BacktestWire>;
