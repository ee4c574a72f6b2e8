import { useMutation } from '@tanstack/react-query';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { accountsApi } from './api.js';

/** Leaves for the identity provider, and comes back to this page. */
export function SingleSignOn({ name }: { name: string }) {
  const words = useWords();
  const leaving = useMutation({
    mutationFn: () => accountsApi.singleSignOn(window.location.pathname + window.location.search),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Button className="w-full" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        {words.t('signIn.with', { name })}
      </Button>
      {leaving.isError && <Notice kind="error">{failureText(words, leaving.error)}</Notice>}
    </>
  );
}
