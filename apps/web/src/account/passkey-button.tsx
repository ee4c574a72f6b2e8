import { startAuthentication } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { passkeyFailureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { accountsApi } from './api.js';

/** Sign-in without a password; where browsers refuse passkeys, it says at which address they work. */
export function PasskeyButton({ done }: { done: () => Promise<void> }) {
  const words = useWords();
  const { passkeyOrigin } = useSession().signIn;
  const signing = useMutation({
    mutationFn: async () => {
      const options = await accountsApi.passkeyOptions();
      const response = await startAuthentication({ optionsJSON: options as never });
      await accountsApi.passkeySignIn(response);
    },
    onSuccess: done,
  });
  if (window.location.origin !== passkeyOrigin)
    return (
      <p className="text-xs text-faint">
        {words.t('signIn.passkeysElsewhere')}{' '}
        <a className="text-accent underline" href={`${passkeyOrigin}${window.location.pathname}`} dir="ltr">
          {passkeyOrigin}
        </a>
      </p>
    );
  return (
    <>
      <Button className="w-full" disabled={signing.isPending} onClick={() => signing.mutate()}>
        {words.t('signIn.passkey')}
      </Button>
      <div role="status" className="empty:hidden">
        {signing.isError && <Notice kind="error">{passkeyFailureText(words, signing.error)}</Notice>}
      </div>
    </>
  );
}
