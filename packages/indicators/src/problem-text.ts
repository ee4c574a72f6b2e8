import type { Language } from './language.js';
import type { Problem, ProblemCode } from './problem.js';
import { problemSentencesAr } from './problem-sentences-ar.js';
import { problemSentencesEn } from './problem-sentences-en.js';
import { fill } from './sentence.js';
import { serviceSentencesAr } from './service-sentences-ar.js';
import { serviceSentencesEn } from './service-sentences-en.js';

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
