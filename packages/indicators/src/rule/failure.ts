/** When a rule can no longer be evaluated: its alerts then say so, and never go quietly back to normal. */
import { inEveryLanguage, type Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { ar } from './messages/failure.ar.js';
import { en } from './messages/failure.en.js';
import type { Condition, Rule } from './rule.js';

export const ruleFailures = ['IndicatorArchived', 'BaselineEnded'] as const;
/** Also the reason an alert's history gives. */
export type RuleFailure = (typeof ruleFailures)[number];

export interface RuleGround {
  /** The indicator takes no figures any more. */
  readonly archived: boolean;
  /** The series was compared with a baseline, and somebody ended that. */
  readonly baselineEnded: boolean;
}

export function ruleFailure(
  rule: Pick<Rule, 'condition'>,
  { archived, baselineEnded }: RuleGround,
): RuleFailure | null {
  if (archived) return 'IndicatorArchived';
  return baselineEnded && needsBaseline(rule.condition) ? 'BaselineEnded' : null;
}

/** Whether nothing at all can be said of a figure without a baseline. */
export function needsBaseline(condition: Condition): boolean {
  if ('not' in condition) return needsBaseline(condition.not);
  if ('all' in condition) return condition.all.some(needsBaseline);
  if ('any' in condition) return condition.any.every(needsBaseline);
  if ('ratio' in condition) return true;
  return 'value' in condition && typeof condition.value.to !== 'number';
}

const failureIn = messagesIn({ en, ar });

/** What happened and what mends it. */
export function failureText(failure: RuleFailure): Readonly<Record<Language, string>> {
  return inEveryLanguage((language) => failureIn(language, failure));
}

export function isRuleFailure(reason: string): reason is RuleFailure {
  return ruleFailures.some((one) => one === reason);
}
