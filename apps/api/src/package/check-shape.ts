/** The stored form of a check of one's own, held to what can be sent as one: a package may come from anybody. */
import { z } from '@hono/zod-openapi';
import {
  type Basis,
  checkRelations,
  figureFromStructured,
  parsePeriod,
  problem,
  severities,
  takenForms,
} from '@marsad/indicators';
import { OwnCheckBody, ownCheckLimits, QuantityWire } from '@marsad/indicators/contract';
import type { CheckSide, CheckTerm, FigureAt, OwnCheck } from '@marsad/indicators/pipeline';
import { unfit } from './row.js';

const bases = ['day', 'month', 'year'] as const satisfies readonly Basis[];
const words = z.string().min(1).max(500);
const quantity = QuantityWire.extend({ text: z.string().max(ownCheckLimits.value * 10) }).strict();
const period = z.strictObject({ text: words, start: words, end: words });
const body = OwnCheckBody.shape;

const figure = z.strictObject({
  kind: z.literal('figure'),
  indicator: z.string().min(1).max(100),
  dimensions: z.record(z.string().max(100), z.string().max(100)),
  at: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('latest') }),
    z.strictObject({ kind: z.literal('baseline') }),
    z.strictObject({ kind: z.literal('period'), period }),
  ]),
  as: z.enum(takenForms).nullable(),
});
const fact = z.strictObject({
  kind: z.literal('fact'),
  quantity,
  unit: z.string().min(1).max(100),
  per: z.enum(bases).nullable(),
  name: body.title,
  source: z
    .strictObject({ title: words, url: z.string().max(2_000).nullable(), locator: words.nullable() })
    .nullable(),
});
const term = z.strictObject({
  sign: z.enum(['plus', 'minus']),
  operand: z.discriminatedUnion('kind', [figure, fact]),
  times: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('measured'), quantity, unit: z.enum(bases) }),
      z.strictObject({ kind: z.literal('period'), period }),
    ])
    .nullable(),
});
const terms = z.array(term).min(1).max(ownCheckLimits.terms);
const side = z.strictObject({ terms, shareOf: terms.nullable() });

export const StoredCheckShape = z.strictObject({
  title: body.title,
  note: body.note,
  left: side,
  relation: z.enum(checkRelations),
  tolerance: z.number().min(0).max(100),
  right: side,
  severity: z.enum(severities),
  receivers: z.null(),
});

type Given = z.output<typeof StoredCheckShape>;

/** With periods and numbers that hold. @throws Unfit */
export function soundCheck({ note, left, right, ...given }: Given): OwnCheck {
  return { ...given, note: note ?? null, left: soundSide(left, '/left'), right: soundSide(right, '/right') };
}

const soundSide = (given: Given['left'], at: string): CheckSide => ({
  terms: given.terms.map((one, index) => soundTerm(one, `${at}/terms/${index}`)),
  shareOf: given.shareOf?.map((one, index) => soundTerm(one, `${at}/shareOf/${index}`)) ?? null,
});

function soundTerm({ sign, operand, times }: Given['left']['terms'][number], at: string): CheckTerm {
  const length =
    times === null
      ? null
      : times.kind === 'period'
        ? { ...times, period: soundPeriod(times.period.text, `${at}/times/period`) }
        : { ...times, quantity: soundQuantity(times.quantity, `${at}/times/quantity`) };
  return operand.kind === 'figure'
    ? { sign, times: length, operand: { ...operand, at: soundAt(operand.at, `${at}/operand/at`) } }
    : {
        ...{ sign, times: length },
        operand: { ...operand, quantity: soundQuantity(operand.quantity, `${at}/operand/quantity`) },
      };
}

const soundAt = (
  at: Given['left']['terms'][number]['operand'] extends infer O
    ? O extends { at: infer A }
      ? A
      : never
    : never,
  pointer: string,
): FigureAt => (at.kind === 'period' ? { kind: 'period', period: soundPeriod(at.period.text, pointer) } : at);

function soundPeriod(text: string, pointer: string) {
  const read = parsePeriod(text);
  if (read.kind === 'problem') throw unfit(read.problem, pointer);
  return read.period;
}

/** As it stands, where its parts agree with each other. */
function soundQuantity(given: z.output<typeof quantity>, pointer: string) {
  const read = figureFromStructured(
    { ...given, text: undefined },
    { unit: '1', nonNegative: false, integer: false, rateBasis: null },
  );
  if (read.kind === 'missing') throw unfit(problem('figure-missing'), pointer);
  if (read.kind === 'problem') throw unfit(read.problem, pointer);
  return given;
}
