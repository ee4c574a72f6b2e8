/** What an answer to a question about a table makes of its mapping. */
import type { QuestionWire } from '@marsad/indicators/contract';
import type { Field, Mapping } from '@marsad/indicators/table';

export type Answer =
  /** One of the options, by its value; another column, indicator or part than those that were offered. */
  | { readonly kind: 'option'; readonly value: string }
  | { readonly kind: 'column'; readonly column: string }
  /** Typed, and the same for every row: a source's title, a period. */
  | { readonly kind: 'text'; readonly text: string };

type Asked = Pick<QuestionWire, 'code' | 'column' | 'params'>;

/** The mapping with the answer in it; all the rest of it stays. */
export function answered(mapping: Mapping, question: Asked, answer: Answer): Mapping {
  const value =
    answer.kind === 'option' ? answer.value : answer.kind === 'text' ? answer.text : answer.column;
  const field: Field = answer.kind === 'column' ? { column: value } : { is: value };
  switch (question.code) {
    case 'dates-ambiguous':
      return { ...mapping, read: { ...mapping.read, dates: value as 'dmy' } };
    case 'decimal-ambiguous':
      return { ...mapping, read: { ...mapping.read, decimal: value as '.' } };
    case 'encoding-unknown':
      return { ...mapping, read: { ...mapping.read, encoding: value } };
    case 'indicator-missing':
      return { ...mapping, indicator: field };
    case 'source-missing':
      return { ...mapping, source: { ...mapping.source, title: field } };
    case 'period-missing':
      return { ...mapping, period: answer.kind === 'option' ? { column: value } : field };
    case 'value-missing':
      return { ...mapping, value: { column: value } };
    case 'code-unknown':
    case 'none-ambiguous':
      return withCode(mapping, question, value);
    case 'column-missing':
    case 'column-ambiguous':
      return renamed(mapping, String(question.params.column ?? question.column ?? ''), value);
  }
}

/** From now on what the file calls a part is that part. */
function withCode(mapping: Mapping, { params }: Asked, code: string): Mapping {
  const dimension = String(params.dimension ?? '');
  const called = String(params.code ?? params.value ?? '');
  return {
    ...mapping,
    codes: { ...mapping.codes, [dimension]: { ...mapping.codes?.[dimension], [called]: code } },
  };
}

/** Wherever a column is named so, another name stands. */
function renamed<T>(part: T, from: string, to: string): T {
  if (Array.isArray(part)) return part.map((one) => renamed(one, from, to)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'column' && value === from ? to : renamed(value, from, to),
    ]),
  ) as T;
}
