import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { undoOfferedMs } from './states.js';

/** For ten seconds after an entry: takes it back. The server allows a little more, for slow lines. */
export function Undo({ submission, done }: { submission: string; done: () => void }) {
  const words = useWords();
  const [over, setOver] = useState(false);
  const undoing = useMutation({ mutationFn: () => api.withdraw(submission), onSuccess: done });
  const { isIdle, error } = undoing;
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), undoOfferedMs);
    return () => clearTimeout(timer);
  }, []);
  if (error !== null) return <p className="mt-2 text-refused">{failureText(words, error)}</p>;
  if (over && isIdle) return null;
  return (
    <p className="mt-3">
      <Button disabled={!isIdle} onClick={() => undoing.mutate()}>
        {words.t(isIdle ? 'undo.entry' : 'undo.working')}
      </Button>
    </p>
  );
}
