import type { Language } from '../language/language.js';
import type { DomainProblem } from '../problem.js';
import { fill } from './fill.js';
import { problemSentencesAr } from './problems-of-figures.ar.js';
import { problemSentencesEn } from './problems-of-figures.en.js';

const problemSentences = { en: problemSentencesEn, ar: problemSentencesAr };

/** What is wrong with a figure or a period, in one sentence or two, with the value and how to mend it. */
export function describeProblem({ code, params }: DomainProblem, language: Language): string {
  return fill(problemSentences[language][code], params, language);
}
