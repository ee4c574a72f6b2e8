import { type RefObject, useEffect, useRef, useState } from 'react';
import { keptAt, stepped } from './walk.js';

export interface Walk {
  readonly at: string | null;
  readonly step: (by: 1 | -1) => void;
  /** @param focus the row takes the focus, and the text comes to where it stands. */
  readonly go: (id: string | null, focus?: boolean) => void;
}

interface Panes {
  readonly section: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
}

/** Which figure the keys are at: its row has the focus wherever keys brought them there, and the text shows it. */
export function useWalk({ section, text }: Panes, ids: readonly string[]): Walk {
  // Another object at every step: it is drawn anew, and the focus moved, also where the keys stay where they are.
  const [{ at }, setPlace] = useState<{ readonly at: string | null }>({ at: null });
  const before = useRef<readonly string[]>(ids);
  const latest = useRef(ids);
  latest.current = ids;
  const wantsFocus = useRef(false);
  const list = ids.join(' ');

  useEffect(() => {
    const was = before.current;
    if (list === was.join(' ')) return;
    before.current = latest.current;
    setPlace((now) => ({ at: keptAt(now.at, was, latest.current) }));
  }, [list]);
  // After every drawing: the row that is wanted may be drawn only now.
  useEffect(() => {
    if (!wantsFocus.current) return;
    // One that was opened again is in the list only a moment later.
    const wanted = at === null ? '[data-empty]' : `[data-candidate="${at}"]`;
    const to = section.current?.querySelector<HTMLElement>(wanted);
    if (!to) return;
    wantsFocus.current = false;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (at !== null) bringToSight(text.current, at);
  }, [at, text]);

  const go = (id: string | null, focus = true) => {
    if (!focus && id === at) return;
    wantsFocus.current = focus;
    setPlace({ at: id });
  };
  return { at, go, step: (by) => go(stepped(at, by, ids)) };
}

/** Scrolls the text alone, where it scrolls by itself: what is beside it stays where it is. */
export function bringToSight(pane: HTMLElement | null, id: string): void {
  const mark = pane?.querySelector<HTMLElement>(`[data-mark~="${CSS.escape(id)}"]`);
  if (!pane || !mark || pane.scrollHeight <= pane.clientHeight) return;
  const [around, own] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (own.top >= around.top && own.bottom <= around.bottom) return;
  pane.scrollTop += own.top - around.top - pane.clientHeight / 3;
}
