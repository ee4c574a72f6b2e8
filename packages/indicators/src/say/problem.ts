import type { Language } from '../language/language.js';
import type { Problem, ProblemCode } from '../problem.js';
import { fill } from './fill.js';
import { serviceSentencesAr } from './problems.ar.js';
import { serviceSentencesEn } from './problems.en.js';
import { problemSentencesAr } from './problems-of-figures.ar.js';
import { problemSentencesEn } from './problems-of-figures.en.js';

/** The sentences of every problem and warning. Apart from index.ts: whoever reads figures needs a quarter of them. */
export const problemSentences = {
  en: { ...problemSentencesEn, ...serviceSentencesEn },
  ar: { ...problemSentencesAr, ...serviceSentencesAr },
};

/** Any problem in one sentence or two: what is wrong, with the value, and how to mend it. */
export function problemText({ code, params }: Problem, language: Language): string {
  return fill(problemSentences[language][code], params, language);
}

/** Whether there is a sentence for a code that came from elsewhere. */
export function hasProblemText(code: string): code is ProblemCode {
  return Object.hasOwn(problemSentences.en, code);
}
