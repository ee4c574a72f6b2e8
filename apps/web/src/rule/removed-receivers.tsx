import type { RuleWire } from '@marsad/indicators/contract';
import { isolate, useWords } from '../language/words.js';
import { Notice } from '../ui/notice.js';

/** Receivers that a rule names and that were removed: whoever relied on them has to know. */
export function RemovedReceivers({ rule }: { rule: RuleWire }) {
  const words = useWords();
  const names = rule.removedReceivers.map(({ name }) => name);
  if (names.length === 0) return null;
  const left = (rule.receivers ?? []).length > names.length;
  return (
    <Notice kind="warning">
      {words.t(left ? 'rules.removed' : 'rules.removedAll', {
        count: names.length,
        names: names.map(isolate).join(words.t('list.comma')),
      })}
    </Notice>
  );
}
