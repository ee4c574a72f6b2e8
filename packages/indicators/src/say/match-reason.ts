import { unitWord } from '../indicator/units.js';
import type { Language } from '../language/language.js';
import type { MatchReason } from '../reading/match/match.js';
import { ar } from './messages/match-reasons.ar.js';
import { en } from './messages/match-reasons.en.js';
import { sayProblem } from './problem-values.js';

const sentences = { en, ar };

/** Why a figure of a text is taken for one of an indicator, in one sentence. */
export function matchReasonText({ code, params }: MatchReason, language: Language): string {
  const { unit } = params;
  const told = typeof unit === 'string' ? { ...params, unit: unitWord(unit, language) } : params;
  return sayProblem(sentences[language][code], { params: told }, language);
}
