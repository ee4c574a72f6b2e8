import type { Language } from './language.js';
import type { DomainProblem } from './problem.js';
import { problemSentencesAr } from './problem-sentences-ar.js';
import { problemSentencesEn } from './problem-sentences-en.js';
import { fill } from './sentence.js';

const problemSentences = { en: problemSentencesEn, ar: problemSentencesAr };

/** What is wrong with a figure or a period, in one sentence or two, with the value and how to mend it. */
export function describeProblem({ code, params }: DomainProblem, language: Language): string {
  return fill(problemSentences[language][code], params, language);
}
