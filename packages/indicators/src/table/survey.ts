/** What a table as a whole says of its columns: what is proposed, what has to be asked, and on which evidence. */
import type { Indicator } from '../indicator/indicator.js';
import type { Problem } from '../problem.js';
import type { TableRow } from './cell.js';
import type { Mapping, ResolvedMapping } from './mapping.js';

export const questionCodes = [
  'dates-ambiguous',
  'decimal-ambiguous',
  'indicator-missing',
  'source-missing',
  'period-missing',
  'value-missing',
  'code-unknown',
  'column-ambiguous',
  'column-missing',
  'encoding-unknown',
  'none-ambiguous',
  'scale-said',
] as const;
export type QuestionCode = (typeof questionCodes)[number];

/** One way to answer, and what it would come to: the mapping that is to be put in its place. */
export interface QuestionOption {
  /** dmy, mdy, an indicator's id, a code ... */
  readonly value: string;
  /** How an example reads then, for people: "13/04/2020 is 13 April 2020". Empty where the value says it. */
  readonly outcome: string;
}

export interface Question {
  readonly code: QuestionCode;
  /** The column it is about; null for the table. */
  readonly column: string | null;
  readonly options: readonly QuestionOption[];
  /** What was found: cells as they stand, with their rows. */
  readonly evidence: readonly { readonly row: number; readonly value: string }[];
  /** Names to fill into its sentence: a code's dimension, an unknown code. */
  readonly params: Problem['params'];
}

/** What a column seems to be. */
export interface Suggestion {
  /** A path into the mapping: "period", "value", "dimensions/sex", "source/title", "across" ... */
  readonly field: string;
  /** Why: 'header' (its name), 'cells' (all or nearly all of its cells read so), 'tag' (HXL), 'vocabulary', 'saved'. */
  readonly because: 'header' | 'cells' | 'tag' | 'vocabulary' | 'saved' | 'given';
  /** A cell that shows it: "13/04/2020" proves day first. */
  readonly evidence: { readonly row: number; readonly value: string } | null;
  /** Of dates and numbers: how they are read. */
  readonly reads: string | null;
}

export interface SurveyedColumn {
  readonly name: string;
  /** Its first cells that are not blank, at most 5 of at most 100 characters. */
  readonly samples: readonly string[];
  readonly suggests: Suggestion | null;
}

export interface SurveyInput {
  readonly indicators: readonly Indicator[];
  /** As handed in with the file, answered since, or that of an earlier file with the same columns; {} for none. */
  readonly mapping: Mapping;
  /** ISO day. */
  readonly today: string;
  /** The file's name without its ending: what its source is called where nothing else says it, as a proposal only. */
  readonly name: string;
}

export interface SurveyResult {
  readonly vocabulary: 'marsad' | 'hxl' | 'sdmx' | null;
  /** The last row of the header; 0 where there is none. */
  readonly headerRow: number;
  readonly columns: readonly SurveyedColumn[];
  readonly rows: number;
  /** The whole mapping as far as it is known: what was given, and what is proposed beside it. */
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** Present exactly when there is no question. */
  readonly resolved: ResolvedMapping | null;
  /** What is noticed and stops nothing: a label that its HXL tag contradicts, hidden rows, SDMX deletions. */
  readonly notes: readonly Problem[];
}

export interface Survey {
  /** The rows in their order, a batch at a time; nothing of them is kept but what the columns need. */
  take(rows: readonly TableRow[]): void;
  done(): SurveyResult;
}

export type OpenSurvey = (input: SurveyInput) => Survey;
