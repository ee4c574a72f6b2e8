import type { AlertWire } from '@marsad/indicators/contract';
import { type RefObject, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { useLetterKeys } from '../ui/letter-keys.js';
import type { Panel } from './inbox-bar.js';
import { type Deeds, useDeeds } from './inbox-deeds.js';
import { focusSearch } from './inbox-filters.js';
import { actOf, type InboxAct } from './inbox-keys.js';
import type { Deed } from './inbox-undo.js';
import type { Walk } from './inbox-walk.js';

interface Inbox {
  readonly section: RefObject<HTMLElement | null>;
  readonly alerts: readonly AlertWire[];
  readonly walk: Walk;
  /** Why nothing may be done here; null where it may. */
  readonly whyNot: string | null;
  /** Null after the last page. */
  readonly more: (() => void) | null;
  readonly fold: () => void;
  readonly isHelpOpen: boolean;
  readonly openHelp: (open: boolean) => void;
  readonly keysOn: boolean;
}

export interface InboxActs {
  /** What would be done something with: what is chosen, or else where the keys are. */
  readonly targets: readonly AlertWire[];
  readonly deeds: Deeds;
  /** What stopped it; null where nothing did. */
  readonly act: (deed: Deed) => Promise<unknown>;
  readonly panel: Panel | null;
  readonly open: (panel: Panel | null) => void;
  /** That a key had nothing to act on, or nobody who may. */
  readonly said: string | null;
  readonly nameOf: (id: string) => string;
}

/** All that is done in the inbox, by buttons or by keys. */
export function useInboxActs(inbox: Inbox): InboxActs {
  const { section, alerts, walk, keysOn } = inbox;
  const deeds = useDeeds();
  const [panel, setPanel] = useState<Panel | null>(null);
  const [said, say] = useState<string | null>(null);
  const { chosen } = walk;
  const targets = alerts.filter(({ id }) => (chosen.ids.size > 0 ? chosen.ids.has(id) : id === chosen.at));
  const acts: InboxActs = {
    ...{ targets, deeds, panel, said },
    nameOf: useAlertNames(alerts),
    open: (next) => {
      say(null);
      deeds.forget();
      setPanel(next);
      if (next === null) walk.refocus();
    },
    act: async (deed) => {
      say(null);
      const error = await deeds.act(deed, targets);
      // What was typed for it is still wanted.
      if (error !== null) return error;
      setPanel(null);
      walk.refocus();
      return null;
    },
  };
  const meanings = useMeanings(inbox, acts, say);
  useLetterKeys(section, { actOf, always: ['leave', 'open'], isOn: keysOn }, (what) => {
    const move = walk.moves[what];
    return move === undefined ? (meanings[what]?.() ?? false) : stepped(inbox, move, say);
  });
  return acts;
}

type Moves = Walk['moves'];

/** Goes on, or chooses; at the last row the next page comes. */
function stepped(
  { alerts, walk, whyNot, more }: Inbox,
  move: NonNullable<Moves[keyof Moves]>,
  say: (text: string) => void,
): boolean {
  const isDown = move.kind === 'step' && move.by === 1;
  if (isDown && walk.chosen.at === alerts.at(-1)?.id) more?.();
  const isChoice = move.kind !== 'step' || move.choosing;
  if (isChoice && whyNot !== null) say(whyNot);
  else walk.take(move);
  return true;
}

/** What keys do besides walking; each answers whether there was anything to do. */
function useMeanings(
  { walk, whyNot, fold, isHelpOpen, openHelp }: Inbox,
  { targets, deeds, act, panel, open }: InboxActs,
  say: (text: string | null) => void,
): Partial<Record<InboxAct, () => boolean>> {
  const words = useWords();
  const [, go] = useLocation();
  const acting = (does: () => void) =>
    done(() => {
      if (whyNot !== null) say(whyNot);
      else if (targets.length === 0) say(words.t('inbox.nothingAt'));
      else if (deeds.busy === null) does();
    });
  return {
    acknowledge: acting(() => void act({ action: 'acknowledge' })),
    triage: acting(() => open('triage')),
    silence: acting(() => open('silence')),
    assign: acting(() => open('assign')),
    undo: done(() => {
      if (deeds.busy === null) void deeds.undo?.().then(walk.refocus);
    }),
    possible: done(fold),
    search: done(focusSearch),
    help: done(() => openHelp(!isHelpOpen)),
    open: () => {
      const at = document.activeElement?.getAttribute('data-alert');
      if (at == null) return false;
      go(`/alerts/${at}`);
      return true;
    },
    leave: done(() => {
      if (panel !== null) open(null);
      else if (isHelpOpen) openHelp(false);
      else if (walk.chosen.ids.size > 0) walk.take({ kind: 'clear' });
      else {
        say(null);
        deeds.forget();
      }
    }),
  };
}

/** The key was meant for it. */
const done = (does: () => void) => () => {
  does();
  return true;
};

/** What alerts are called, also of those that are gone from the list by now. */
function useAlertNames(alerts: readonly AlertWire[]): (id: string) => string {
  const words = useWords();
  const { data: indicators } = useIndicators();
  const names = useRef(new Map<string, string>());
  for (const { id, name, dimensions, indicator } of alerts) {
    const parts = partNames(
      words,
      dimensions,
      indicators?.find((one) => one.id === indicator),
    );
    names.current.set(id, [words.text(name), ...parts].join(' · '));
  }
  return (id) => names.current.get(id) ?? id;
}
