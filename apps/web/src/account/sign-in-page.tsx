import { useState } from 'react';
import { useSearch } from 'wouter';
import { useWords } from '../language/words.js';
import { useSession, useSessionChange } from '../session/session.js';
import { Button } from '../ui/button.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { accountsApi } from './api.js';
import { Outside } from './outside.js';
import { PasskeyButton } from './passkey-button.js';
import { SingleSignOn } from './single-sign-on.js';

type Step = 'password' | 'second-factor' | 'forgotten';

/** Stands in for whatever page was asked for: signing in leads there, since the address stays. */
export default function SignInPage() {
  const words = useWords();
  const [step, setStep] = useState<Step>('password');
  switch (step) {
    case 'password':
      return (
        <Outside title={words.t('signIn.title')}>
          <PasswordStep go={setStep} />
        </Outside>
      );
    case 'second-factor':
      return (
        <Outside title={words.t('signIn.secondTitle')} lead={words.t('signIn.secondLead')}>
          <SecondStep />
        </Outside>
      );
    case 'forgotten':
      return (
        <Outside title={words.t('signIn.forgotten')}>
          <Forgotten back={() => setStep('password')} />
        </Outside>
      );
  }
}

function PasswordStep({ go }: { go: (step: Step) => void }) {
  const words = useWords();
  const changed = useSessionChange();
  const { singleSignOn } = useSession().signIn;
  const turnedAway = new URLSearchParams(useSearch()).has('error');
  return (
    <div className="flex flex-col gap-6">
      {turnedAway && <Notice kind="error">{words.t('signIn.singleSignOnFailed')}</Notice>}
      <ServerForm
        label={words.t('signIn.title')}
        first={{ email: '', password: '' }}
        asks={false}
        send={(form) => accountsApi.signIn(form.email, form.password)}
        done={({ status }) => (status === 'second-factor' ? go('second-factor') : changed())}
        submit={words.t('signIn.submit')}
        beside={
          <Button className="border-transparent" onClick={() => go('forgotten')}>
            {words.t('signIn.forgot')}
          </Button>
        }
      >
        <TextField name="email" label={words.t('account.email')} type="email" autoComplete="username" />
        <TextField
          name="password"
          label={words.t('account.password')}
          type="password"
          autoComplete="current-password"
        />
      </ServerForm>
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        {singleSignOn !== null && <SingleSignOn name={singleSignOn} />}
        <PasskeyButton done={changed} />
      </div>
    </div>
  );
}

function SecondStep() {
  const words = useWords();
  const changed = useSessionChange();
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp');
  const other = kind === 'totp' ? 'backup-code' : 'totp';
  return (
    <ServerForm
      key={kind}
      label={words.t('signIn.secondTitle')}
      first={{ code: '' }}
      asks={false}
      send={(form) => accountsApi.secondFactor(kind, form.code)}
      done={changed}
      submit={words.t('signIn.submit')}
      beside={
        <Button className="border-transparent" onClick={() => setKind(other)}>
          {words.t(other === 'totp' ? 'signIn.useCode' : 'signIn.useBackup')}
        </Button>
      }
    >
      <TextField
        name="code"
        label={words.t(kind === 'totp' ? 'account.code' : 'account.backupCode')}
        autoComplete="one-time-code"
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
      />
    </ServerForm>
  );
}

function Forgotten({ back }: { back: () => void }) {
  const words = useWords();
  const { mail } = useSession().signIn;
  const backButton = (
    <Button className="border-transparent" onClick={back}>
      {words.t('signIn.back')}
    </Button>
  );
  if (!mail)
    return (
      <>
        <p className="mb-4 text-sm">{words.t('signIn.askAdministrator')}</p>
        {backButton}
      </>
    );
  return (
    <ServerForm
      label={words.t('signIn.forgotten')}
      first={{ email: '' }}
      asks={false}
      send={(form) => accountsApi.forgot(form.email)}
      done={() => {}}
      submit={words.t('signIn.sendLink')}
      success={words.t('signIn.linkSent')}
      beside={backButton}
    >
      <TextField name="email" label={words.t('account.email')} type="email" autoComplete="username" />
    </ServerForm>
  );
}
