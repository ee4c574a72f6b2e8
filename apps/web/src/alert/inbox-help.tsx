import { useWords } from '../language/words.js';
import type { SingleKeys } from '../session/single-keys.js';
import { KeyHelp } from '../ui/key-help.js';
import { inboxActs, keyNames } from './inbox-keys.js';

interface Props extends SingleKeys {
  readonly mayAct: boolean;
}

const acting: readonly string[] = [
  'choose',
  'choose-next',
  'choose-previous',
  'choose-all',
  'acknowledge',
  'triage',
  'silence',
  'assign',
  'undo',
];

/** Every key of the inbox with what it does. */
export function InboxHelp({ mayAct, ...single }: Props) {
  const words = useWords();
  const keys = inboxActs
    .filter((act) => mayAct || !acting.includes(act))
    .map((act) => [keyNames[act], words.t(`inbox.key.${act}`)] as const);
  return <KeyHelp keys={keys} {...single} />;
}
