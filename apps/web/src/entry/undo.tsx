import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { undoOfferedMs } from './states.js';

/** For ten seconds after an entry: takes it back. The server allows a little more, for slow lines. */
export function Undo({ submission, done }: { submission: string; done: () => void }) {
  const words = useWords();
  const [over, setOver] = useState(false);
  const undoing = useMutation({ mutationFn: () => api.withdraw(submission), onSuccess: done });
  const { isPending, error } = undoing;
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), undoOfferedMs);
    return () => clearTimeout(timer);
  }, []);
  const said = error !== null && <p className="mt-2 text-refused">{failureText(words, error)}</p>;
  // Without an answer it may be tried once more; what was refused stays refused.
  const isOpen = error === null ? !over || isPending : noAnswer(error);
  return (
    <>
      {said}
      {isOpen && (
        <p className="mt-3">
          <Button disabled={isPending} onClick={() => undoing.mutate()}>
            {words.t(isPending ? 'undo.working' : 'undo.entry')}
          </Button>
        </p>
      )}
    </>
  );
}
