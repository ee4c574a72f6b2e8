import { shownText } from '@marsad/indicators';
import { useCheckTensions } from '../api/own-checks.js';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';
import { StateSign } from './state-sign.js';

/** That a figure of an indicator cannot stand beside others, or may not, in as few words as there are: the check has the rest. */
export function TensionLine({ indicator }: { indicator: string }) {
  const words = useWords();
  const { data = [] } = useCheckTensions();
  const found = data.filter(({ indicators }) => indicators.includes(indicator));
  // Those that cannot hold come first: what may not is not said beside what cannot.
  const [first] = found;
  if (first === undefined) return null;
  const count = found.filter(({ state }) => state === first.state).length;
  return (
    <span className="inline-flex items-center gap-1.5 text-xs">
      <StateSign state={first.state} small />
      <TextLink href={`/checks?check=${first.id}`} about={words.text(shownText(first.title))}>
        {words.t(first.state === 'tension' ? 'ownCheck.line.tension' : 'ownCheck.line.possible', { count })}
      </TextLink>
    </span>
  );
}
