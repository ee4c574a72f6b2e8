import { useMutation } from '@tanstack/react-query';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { failureText } from './failed.js';
import { Notice } from './notice.js';

interface Props {
  readonly text: string;
  readonly undo: string;
  readonly restore: () => Promise<unknown>;
  /** Runs once it is back. */
  readonly restored: () => void;
}

/** What was deleted a moment ago, with the way back. */
export function DeletedNotice({ text, undo, restore, restored }: Props) {
  const words = useWords();
  const restoring = useMutation({ mutationFn: restore, onSuccess: restored });
  return (
    <Notice role="status">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 break-words">{text}</p>
        <Button disabled={restoring.isPending} onClick={() => restoring.mutate()}>
          {undo}
        </Button>
      </div>
      {restoring.isError && (
        <p className="mt-2 text-sm text-refused">{failureText(words, restoring.error)}</p>
      )}
    </Notice>
  );
}
