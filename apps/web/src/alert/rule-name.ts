import type { AlertWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** What an alert's rule is called beside the alert: one that nobody has named begins with the alert's own name. */
export function ruleNameBeside(words: Words, { rule, name }: Pick<AlertWire, 'rule' | 'name'>): string {
  const whole = words.text(rule.name);
  const repeated = `${words.text(name)}: `;
  return rule.ownName === null && whole.startsWith(repeated) ? whole.slice(repeated.length) : whole;
}
