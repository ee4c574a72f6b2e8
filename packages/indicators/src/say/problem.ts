import type { Language } from '../language/language.js';
import type { Problem, ProblemCode } from '../problem.js';
import { ar as serviceAr } from './messages/problems.ar.js';
import { en as serviceEn } from './messages/problems.en.js';
import { ar as briefsAr } from './messages/problems-of-briefs.ar.js';
import { en as briefsEn } from './messages/problems-of-briefs.en.js';
import { ar as checksAr } from './messages/problems-of-checks.ar.js';
import { en as checksEn } from './messages/problems-of-checks.en.js';
import { ar as feedsAr } from './messages/problems-of-feeds.ar.js';
import { en as feedsEn } from './messages/problems-of-feeds.en.js';
import { ar as figuresAr } from './messages/problems-of-figures.ar.js';
import { en as figuresEn } from './messages/problems-of-figures.en.js';
import { ar as importsAr } from './messages/problems-of-imports.ar.js';
import { en as importsEn } from './messages/problems-of-imports.en.js';
import { ar as packagesAr } from './messages/problems-of-packages.ar.js';
import { en as packagesEn } from './messages/problems-of-packages.en.js';
import { ar as placesAr } from './messages/problems-of-places.ar.js';
import { en as placesEn } from './messages/problems-of-places.en.js';
import { ar as readingsAr } from './messages/problems-of-readings.ar.js';
import { en as readingsEn } from './messages/problems-of-readings.en.js';
import { ar as tablesAr } from './messages/problems-of-tables.ar.js';
import { en as tablesEn } from './messages/problems-of-tables.en.js';
import { ar as timelineAr } from './messages/problems-of-timeline.ar.js';
import { en as timelineEn } from './messages/problems-of-timeline.en.js';
import { sayProblem } from './problem-values.js';

/** The sentences of every problem and warning. Apart from index.ts: whoever reads figures needs a quarter of them. */
export const problemSentences = {
  en: {
    ...figuresEn,
    ...serviceEn,
    ...tablesEn,
    ...importsEn,
    ...feedsEn,
    ...placesEn,
    ...packagesEn,
    ...readingsEn,
    ...timelineEn,
    ...briefsEn,
    ...checksEn,
  },
  ar: {
    ...figuresAr,
    ...serviceAr,
    ...tablesAr,
    ...importsAr,
    ...feedsAr,
    ...placesAr,
    ...packagesAr,
    ...readingsAr,
    ...timelineAr,
    ...briefsAr,
    ...checksAr,
  },
} satisfies Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>>;

/** Any problem in one sentence or two: what is wrong, with the value, and how to mend it. */
export function problemText(problem: Problem, language: Language): string {
  return sayProblem(problemSentences[language][problem.code], problem, language);
}

/** Whether there is a sentence for a code that came from elsewhere. */
export function hasProblemText(code: string): code is ProblemCode {
  return Object.hasOwn(problemSentences.en, code);
}
