/** Letters pressed alone as keys of a page: which letter it was, on any keyboard, and whether it was meant for the page. */
import { type RefObject, useEffect, useRef } from 'react';

export interface Press {
  readonly key: string;
  /** Which key of the keyboard it is, such as KeyJ: of keyboards without Latin letters. */
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Command: then it is somebody else's. */
  readonly other: boolean;
}

/** On a keyboard of another script the letter that lies there on a Latin one; null where it is no letter. */
export function letterOf({ key, code }: Pick<Press, 'key' | 'code'>): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isLetter = /^\p{L}/u.test(key) && [...key].length <= 2;
  return isLetter ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}

/** Fields in which a letter is a letter. */
const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';

interface Meaning<Act extends string> {
  readonly actOf: (press: Press) => Act | null;
  /** What is no letter, and is never switched off. */
  readonly always: readonly NoInfer<Act>[];
  readonly isOn: boolean;
}

/**
 * Calls with what a key means, while nothing on the page has the focus or something in the section has. It answers
 * whether the key was its: others stay the browser's.
 */
export function useLetterKeys<Act extends string>(
  section: RefObject<HTMLElement | null>,
  meaning: Meaning<Act>,
  act: (what: Act) => boolean,
): void {
  const latest = useRef({ act, meaning });
  latest.current = { act, meaning };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key, code, shiftKey, ctrlKey, altKey, metaKey, defaultPrevented } = event;
      if (defaultPrevented || !(target instanceof Element) || target.matches(typing)) return;
      const isHere = section.current?.contains(target) || target === document.body || target.id === 'main';
      const { actOf, always, isOn } = latest.current.meaning;
      const what = actOf({ key, code, shift: shiftKey, other: ctrlKey || altKey || metaKey });
      if (!isHere || what === null || (!isOn && !always.includes(what))) return;
      if (latest.current.act(what)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [section]);
}
