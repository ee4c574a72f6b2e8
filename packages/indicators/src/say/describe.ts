import type { Language } from '../language/language.js';
import type { DomainProblem } from '../problem.js';
import { ar } from './messages/problems-of-figures.ar.js';
import { en } from './messages/problems-of-figures.en.js';
import { sayProblem } from './problem-values.js';

const messages = { en, ar };

/** What is wrong with a figure or a period, in one sentence or two, with the value and how to mend it. */
export function describeProblem(problem: DomainProblem, language: Language): string {
  return sayProblem(messages[language][problem.code], problem, language);
}
