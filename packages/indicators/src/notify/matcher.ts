/** Which alerts a silence or a receiver is for: a label has this value. Whatever could be misread is refused, by name. */

import { type Problem, problem } from '../problem.js';
import { certainties, severities } from '../rule/rule.js';
import { isLabelName, type Labels, labelNameOf } from './label.js';

export const matcherOps = ['=', '!='] as const;

/** `name` has this value, or has any other; a label that is not there is the empty text, as in Alertmanager. */
export interface Matcher {
  readonly name: string;
  readonly op: (typeof matcherOps)[number];
  readonly value: string;
}

export function matches(labels: Labels, matchers: readonly Matcher[]): boolean {
  return matchers.every(({ name, op, value }) => (valueIn(labels, name) === value) === (op === '='));
}

function valueIn(labels: Labels, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}

export type GivenMatcher =
  | string
  | {
      readonly name: string;
      readonly value: string;
      readonly op?: string | undefined;
      readonly isEqual?: boolean | undefined;
      readonly isRegex?: boolean | undefined;
    };

type Read = { readonly matcher: Matcher } | { readonly problem: Problem };

/** Labels whose values are known; a slip in one of them would match nothing. */
const closed: Readonly<Record<string, readonly string[]>> = { severity: severities, certainty: certainties };

/** `{ name, value, isEqual? }`, or one text: severity=critical, site="al hol", team!=west. */
export function readMatcher(given: GivenMatcher): Read {
  const parts = typeof given === 'string' ? partsOf(given) : fieldsOf(given);
  if ('problem' in parts) return parts;
  const { op, value } = parts;
  const name = labelNameOf(parts.name);
  if (!isLabelName(name)) return { problem: problem('matcher-label-invalid', { label: parts.name }) };
  if (op.includes('~')) return { problem: problem('matcher-pattern', { label: name }) };
  if (op !== '=' && op !== '!=')
    return { problem: problem('matcher-not-read', { text: `${name}${op}${value}` }) };
  const known = Object.hasOwn(closed, name) ? closed[name] : undefined;
  if (known !== undefined && value !== '' && !known.includes(value))
    return {
      problem: problem('matcher-value-unknown', { label: name, value, values: known.join(', ') }),
    };
  return { matcher: { name, op, value } };
}

type Parts = { readonly name: string; readonly op: string; readonly value: string };

function fieldsOf({
  name,
  value,
  op,
  isEqual = true,
  isRegex = false,
}: Exclude<GivenMatcher, string>): Parts {
  return { name: name.trim(), value, op: `${op ?? (isEqual ? '=' : '!=')}${isRegex ? '~' : ''}` };
}

/** Without quotes a value is one word: anything else may be meant as more than a value. */
function partsOf(text: string): Parts | { readonly problem: Problem } {
  const [, name = '', op = '', rest = ''] = /^\s*([^\s"=!~]*)\s*([=!~]+)\s*(.*?)\s*$/su.exec(text) ?? [];
  if (op === '' || name === '') return { problem: problem('matcher-not-read', { text }) };
  if (!isLabelName(labelNameOf(name))) return { problem: problem('matcher-label-invalid', { label: name }) };
  if (op.includes('~')) return { name, op, value: '' };
  const [, quoted] = /^"([^"]*)"$/su.exec(rest) ?? [];
  if (quoted !== undefined) return { name, op, value: quoted };
  if (rest === '') return { problem: problem('matcher-value-missing', { label: name }) };
  if (!/^[\p{L}\p{M}\p{N}_.:/@+-]+$/u.test(rest))
    return { problem: problem('matcher-value-unquoted', { label: name, value: rest }) };
  return { name, op, value: rest };
}

/** What alerts can carry: the labels there are, each with its values. */
export type KnownLabels = ReadonlyMap<string, ReadonlySet<string>>;

/** Why a silence cannot go by these matchers, with the place of the one it cannot go by; null where it can. */
export function silenceFaults(
  matchers: readonly Matcher[],
  known: KnownLabels,
): readonly { readonly at: number; readonly problem: Problem }[] {
  return matchers.flatMap((matcher, at) => {
    const found = silenceFault(matcher, matchers.slice(0, at), known);
    return found === null ? [] : [{ at, problem: found }];
  });
}

function silenceFault(
  { name, op, value }: Matcher,
  before: readonly Matcher[],
  known: KnownLabels,
): Problem | null {
  if (op === '!=') return problem('silence-not-equal', { label: name });
  if (value.trim() === '') return problem('matcher-value-missing', { label: name });
  if (before.some((other) => other.name === name)) return problem('silence-label-twice', { label: name });
  const values = known.get(name);
  if (values === undefined)
    return problem('silence-label-unknown', { label: name, labels: [...known.keys()].join(', ') });
  if (values.has(value)) return null;
  return problem('silence-value-unknown', { label: name, value });
}
