/** An answer to a question about a table, with what the app offers beside its options. */
import { answered as answeredByOption, type Mapping, type Question } from '@marsad/indicators/table';

export type Answer =
  /** One of the options by its value, or another value of its kind: an indicator, a code, a column. */
  | { readonly kind: 'option'; readonly value: string }
  /** A column that says it, row by row. */
  | { readonly kind: 'column'; readonly column: string }
  /** The same for every row. */
  | { readonly kind: 'constant'; readonly is: string };

type Asked = Pick<Question, 'code' | 'column' | 'options' | 'evidence' | 'params'>;

/** The mapping with the answer in it; all the rest of it stays. */
export function answered(mapping: Mapping, question: Asked, answer: Answer): Mapping {
  if (answer.kind === 'option') return answeredByOption(mapping, question, answer.value);
  const field = answer.kind === 'column' ? { column: answer.column } : { is: answer.is };
  switch (question.code) {
    case 'indicator-missing':
      return { ...mapping, indicator: field };
    case 'source-missing':
      return { ...mapping, source: { ...mapping.source, title: field } };
    case 'period-missing':
      return mapping.shape === 'events' && answer.kind === 'column'
        ? answeredByOption(mapping, question, answer.column)
        : { ...mapping, period: field };
    default:
      return answeredByOption(mapping, question, answer.kind === 'column' ? answer.column : answer.is);
  }
}

/** More options than these are chosen from a list. */
const mostButtons = 6;

export function hasButtons({ options }: Pick<Question, 'options'>): boolean {
  return options.length > 0 && options.length <= mostButtons;
}
