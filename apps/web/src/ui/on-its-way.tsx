import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { Progress } from './progress.js';

interface Props {
  readonly said: string;
  /** Of what is sent, from 0 to 1; null where nobody knows. */
  readonly share: number | null;
  readonly stop: () => void;
  /** Where nothing around it is told aloud. */
  readonly role?: 'status';
}

/** What is being sent, how much of it has left, and a way to give it up. */
export function OnItsWay({ said, share, stop, role }: Props) {
  const words = useWords();
  const text =
    share === null
      ? ''
      : words.t('tables.sendingShare', {
          share: words.number(share, { style: 'percent', maximumFractionDigits: 0 }),
        });
  return (
    <div className="flex flex-col gap-2">
      <p role={role} className="text-sm font-medium">
        {said} <span className="tabular-nums text-muted">{text}</span>
      </p>
      <Progress label={said} share={share} text={text} />
      <div>
        <Button onClick={stop}>{words.t('tables.cancelSending')}</Button>
      </div>
    </div>
  );
}
