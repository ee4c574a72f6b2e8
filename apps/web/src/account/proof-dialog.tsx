import { startAuthentication } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { passkeyFailureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { accountsApi } from './api.js';
import { SingleSignOn } from './single-sign-on.js';

/** Asks whoever sits there to prove that they are who signed in, by any of the ways they have. */
export default function ProofDialog({ answer }: { answer: (proved: boolean) => void }) {
  const words = useWords();
  const { signIn } = useSession();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const proved = useRef(false);
  useEffect(() => dialog.current?.showModal(), []);
  // Closed by itself, it gives the focus back to where it was.
  const close = () => dialog.current?.close();
  const done = () => {
    proved.current = true;
    close();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      aria-describedby={`${id}-why`}
      onClose={() => answer(proved.current)}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-tremor-default border border-line bg-surface p-6 text-start text-sm text-ink shadow-tremor-card backdrop:bg-ink/40"
    >
      <h2 id={id} className="text-base font-semibold">
        {words.t('proof.title')}
      </h2>
      <p id={`${id}-why`} className="mb-4 mt-2 text-muted">
        {words.t('proof.lead')}
      </p>
      <ByPassword done={done} cancel={close} />
      <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4 empty:hidden">
        {signIn.singleSignOn !== null && <SingleSignOn name={signIn.singleSignOn} />}
        {window.location.origin === signIn.passkeyOrigin && <ByPasskey done={done} />}
      </div>
    </dialog>
  );
}

function ByPassword({ done, cancel }: { done: () => void; cancel: () => void }) {
  const words = useWords();
  const { person } = useSession();
  const twoFactor = person?.twoFactor ?? false;
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp');
  const other = kind === 'totp' ? 'backup-code' : 'totp';
  return (
    <ServerForm
      label={words.t('proof.title')}
      first={{ password: '', code: '' }}
      asks={false}
      send={({ password, code }) => accountsApi.prove(twoFactor ? { password, kind, code } : { password })}
      done={done}
      submit={words.t('proof.submit')}
      beside={
        <Button className="border-transparent" onClick={cancel}>
          {words.t('account.cancel')}
        </Button>
      }
    >
      {/* For whatever fills passwords in: whose it is. */}
      <input type="text" autoComplete="username" value={person?.email ?? ''} readOnly hidden />
      <TextField
        name="password"
        label={words.t('account.password')}
        type="password"
        autoComplete="current-password"
      />
      {twoFactor && (
        <>
          <TextField
            name="code"
            label={words.t(kind === 'totp' ? 'account.code' : 'account.backupCode')}
            autoComplete="one-time-code"
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
          />
          <Button className="w-fit border-transparent" onClick={() => setKind(other)}>
            {words.t(other === 'totp' ? 'signIn.useCode' : 'signIn.useBackup')}
          </Button>
        </>
      )}
    </ServerForm>
  );
}

function ByPasskey({ done }: { done: () => void }) {
  const words = useWords();
  const proving = useMutation({
    mutationFn: async () => {
      const options = await accountsApi.passkeyOptions();
      const response = await startAuthentication({ optionsJSON: options as never });
      await accountsApi.prove({ response: { ...response } });
    },
    onSuccess: done,
  });
  return (
    <>
      <Button className="w-full" disabled={proving.isPending} onClick={() => proving.mutate()}>
        {words.t('proof.passkey')}
      </Button>
      <div role="status" className="empty:hidden">
        {proving.isError && <Notice kind="error">{passkeyFailureText(words, proving.error)}</Notice>}
      </div>
    </>
  );
}
