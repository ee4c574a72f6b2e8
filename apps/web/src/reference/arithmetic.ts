export interface Step {
  /** What the line works out. */
  readonly words: string;
  /** The line itself, in signs, which run from left to right in every language. */
  readonly arithmetic: string;
}

/** Parts a step of a check, "The parts added: 2 + 3 = 5", into its words and its signs; null where it is words alone. */
export function parted(text: string): Step | null {
  const at = text.indexOf(': ');
  if (at < 0) return null;
  const arithmetic = text.slice(at + 2).replace(/^\u2066([^\u2066-\u2069]*)\u2069$/, '$1');
  const isSigns = /\d/.test(arithmetic) && !/[\u2066-\u2069\p{Script=Arabic}]/u.test(arithmetic);
  return isSigns ? { words: text.slice(0, at), arithmetic } : null;
}
