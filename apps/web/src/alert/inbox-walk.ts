import type { AlertWire } from '@marsad/indicators/contract';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Choice, type Chosen, choose, nothingChosen } from './inbox-chosen.js';
import type { InboxAct } from './inbox-keys.js';

export interface Walk {
  readonly chosen: Chosen;
  readonly take: (choice: Choice) => void;
  /** What keys choose, or where they go. */
  readonly moves: Partial<Record<InboxAct, Choice>>;
  /** The row that the keys are at takes the focus, or what says that there is none. */
  readonly refocus: () => void;
}

/** Where the keys are and what is chosen; the row they are at has the focus wherever keys brought them there. */
export function useWalk(section: RefObject<HTMLElement | null>, alerts: readonly AlertWire[]): Walk {
  const ids = alerts.map(({ id }) => id);
  const [chosen, setChosen] = useState(nothingChosen);
  const before = useRef<readonly string[]>(ids);
  const latest = useRef(ids);
  latest.current = ids;
  const wantsFocus = useRef(false);
  const list = ids.join(' ');
  const { at } = chosen;

  // What is gone is chosen no more, and the keys go on from where it was.
  useEffect(() => {
    const was = before.current;
    if (list === was.join(' ')) return;
    before.current = latest.current;
    setChosen((now) => choose(now, { kind: 'list', before: was }, latest.current));
  }, [list]);
  // After every drawing: the row that is wanted may be drawn only now.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = at === null ? null : section.current?.querySelector<HTMLElement>(`[data-alert="${at}"]`);
    const to = row ?? section.current?.querySelector<HTMLElement>('[data-empty]');
    if (!to) return;
    wantsFocus.current = false;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
  });

  return {
    chosen,
    take: (choice) => {
      if (choice.kind === 'step') wantsFocus.current = true;
      setChosen((now) => choose(now, choice, latest.current));
    },
    moves: {
      next: { kind: 'step', by: 1, choosing: false },
      previous: { kind: 'step', by: -1, choosing: false },
      'choose-next': { kind: 'step', by: 1, choosing: true },
      'choose-previous': { kind: 'step', by: -1, choosing: true },
      'choose-all': { kind: 'all', ids },
      ...(at === null ? {} : { choose: { kind: 'toggle', id: at } }),
    },
    refocus: () => {
      wantsFocus.current = true;
      // So that it is drawn anew, also where nothing else changed.
      setChosen((now) => ({ ...now }));
    },
  };
}
