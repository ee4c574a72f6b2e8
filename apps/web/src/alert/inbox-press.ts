import { type RefObject, useEffect, useRef } from 'react';
import { actOf, type InboxAct } from './inbox-keys.js';

/** Fields in which a letter is a letter. */
const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';

/**
 * Calls with what a key means, while nothing on the page has the focus or something in the inbox has. It answers whether
 * the key was its: others stay the browser's.
 */
export function useInboxKeys(
  section: RefObject<HTMLElement | null>,
  isOn: boolean,
  act: (what: InboxAct) => boolean,
): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key, code, shiftKey, ctrlKey, altKey, metaKey, defaultPrevented } = event;
      if (defaultPrevented || !(target instanceof Element) || target.matches(typing)) return;
      const isHere = section.current?.contains(target) || target === document.body || target.id === 'main';
      const what = actOf({ key, code, shift: shiftKey, other: ctrlKey || altKey || metaKey });
      // Escape and Enter are no letters: they are never switched off.
      if (!isHere || what === null || (!isOn && what !== 'leave' && what !== 'open')) return;
      if (latest.current(what)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [section, isOn]);
}
