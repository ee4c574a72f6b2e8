import type { CandidateWire, ReadingWire } from '@marsad/indicators/contract';
import type { RefObject } from 'react';
import { useWords } from '../language/words.js';
import { useLetterKeys } from '../ui/letter-keys.js';
import { actOf, type ReadingAct } from './reading-keys.js';
import type { Acts } from './use-acts.js';
import type { Deeds } from './use-deeds.js';
import type { Walk } from './use-walk.js';

interface Around {
  readonly section: RefObject<HTMLElement | null>;
  readonly one: ReadingWire;
  readonly walk: Walk;
  readonly deeds: Deeds;
  readonly acts: Acts;
  readonly keysOn: boolean;
  readonly isHelpOpen: boolean;
  readonly openHelp: (open: boolean) => void;
  readonly showInText: () => void;
}

/** Where Enter presses what has the focus. */
const pressable = 'a, button, summary, label, input';

/** What keys do here; each answers whether there was anything to do. */
export function useReadingKeys(around: Around): void {
  const words = useWords();
  const { section, one, walk, deeds, acts, keysOn, isHelpOpen, openHelp, showInText } = around;
  const at = one.candidates.find(({ id }) => id === walk.at);
  const say = (text: string) => deeds.tell({ kind: 'said', text });
  const onOpen = (does: (candidate: CandidateWire) => void) => () => {
    if (at === undefined) say(words.t('reading.nothingAt'));
    else if (at.state === 'open') does(at);
    else say(words.t(`reading.already.${at.state}`));
    return true;
  };
  const meanings: Readonly<Record<ReadingAct, () => boolean>> = {
    next: () => done(() => walk.step(1)),
    previous: () => done(() => walk.step(-1)),
    accept: () => document.activeElement?.closest(pressable) == null && onOpen(acts.open)(),
    dismiss: onOpen(acts.dismiss),
    undo: () =>
      done(() => {
        if (at !== undefined && at.state !== 'open') acts.reopen(at);
        else if (acts.undo !== null) acts.undo();
        else say(words.t('reading.nothingToUndo'));
      }),
    text: () => done(showInText),
    help: () => done(() => openHelp(!isHelpOpen)),
    leave: () =>
      done(() => {
        if (acts.editing !== null) acts.close();
        else if (isHelpOpen) openHelp(false);
        else deeds.tell(null);
      }),
  };
  useLetterKeys(section, { actOf, always: ['leave', 'accept'], isOn: keysOn }, (what) => meanings[what]());
}

/** The key was meant for it. */
function done(does: () => void): true {
  does();
  return true;
}
