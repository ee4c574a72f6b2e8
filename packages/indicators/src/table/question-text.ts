import type { Language } from '../language/language.js';
import { parsePeriod } from '../period/parse.js';
import { formatPeriod } from '../say/format-period.js';
import { sayProblem } from '../say/problem-values.js';
import { ar } from './messages/questions.ar.js';
import { en } from './messages/questions.en.js';
import type { Question } from './survey.js';

const sentences = { en, ar };

/** A question in a sentence or two, with what was found. */
export function questionText({ code, column, params }: Question, language: Language): string {
  const named = column === null ? params : { ...params, column };
  const said = code === 'dates-ambiguous' ? withDaysInWords(named, language) : named;
  return sayProblem(sentences[language][code], { params: said }, language);
}

type Params = Question['params'];

function withDaysInWords(params: Params, language: Language): Params {
  const inWords = (value: string | number | undefined) => {
    const read = parsePeriod(String(value));
    return read.kind === 'period' ? formatPeriod(read.period, { language }) : (value ?? '');
  };
  return { ...params, first: inWords(params.first), second: inWords(params.second) };
}
