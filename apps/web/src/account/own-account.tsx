/** What somebody sets about themselves. */

import type { TotpWire } from '@marsad/indicators/contract';
import { startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { failureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';
import { ItemList, ItemText, useAccountList } from '../ui/item-list.js';
import { Notice } from '../ui/notice.js';
import { SecretShown } from '../ui/secret-shown.js';
import { Section } from '../ui/section.js';
import { accountsApi } from './api.js';
import { NewPassword } from './new-password.js';
import { Notifications } from './notifications.js';
import { deviceOf } from './user-agent.js';

export function OwnAccount() {
  return (
    <>
      <You />
      <Notifications />
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </>
  );
}

function useSessionAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.session });
}

function You() {
  const words = useWords();
  const { person } = useSession();
  const again = useSessionAgain();
  if (person === null) return null;
  return (
    <Section
      title={words.t('settings.you')}
      lead={
        <>
          <bdi>{person.email}</bdi> · {words.t(`role.${person.role}`)}. {words.t(`role.${person.role}May`)}
        </>
      }
    >
      <ServerForm
        label={words.t('settings.you')}
        first={{ name: person.name }}
        undoes
        send={(form) => accountsApi.rename(form.name)}
        done={again}
        submit={words.t('settings.save')}
        success={words.t('settings.saved')}
      >
        <TextField name="name" label={words.t('account.name')} autoComplete="name" maxLength={100} />
      </ServerForm>
    </Section>
  );
}

function Password() {
  const words = useWords();
  return (
    <Section title={words.t('account.password')} lead={words.t('settings.passwordLead')}>
      <ServerForm
        label={words.t('account.password')}
        first={{ current: '', next: '' }}
        asks={false}
        send={(form) => accountsApi.changePassword(form.current, form.next)}
        done={() => {}}
        submit={words.t('settings.passwordSubmit')}
        success={words.t('settings.passwordDone')}
      >
        <TextField
          name="current"
          label={words.t('settings.currentPassword')}
          type="password"
          autoComplete="current-password"
        />
        <NewPassword name="next" label={words.t('reset.password')} />
      </ServerForm>
    </Section>
  );
}

function SecondFactor() {
  const words = useWords();
  const { person } = useSession();
  const again = useSessionAgain();
  const [started, setStarted] = useState<TotpWire | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const body = () => {
    if (started !== null)
      return (
        <ServerForm
          label={words.t('settings.secondFactor')}
          first={{ code: '' }}
          asks={false}
          send={(form) => accountsApi.confirmTotp(form.code)}
          done={async () => {
            setCodes(started.backupCodes);
            setStarted(null);
            await again();
          }}
          submit={words.t('settings.totpConfirm')}
          beside={
            <Button className="border-transparent" onClick={() => setStarted(null)}>
              {words.t('account.cancel')}
            </Button>
          }
        >
          <Authenticator uri={started.uri} secret={started.secret} />
          <TextField
            name="code"
            label={words.t('account.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
          />
        </ServerForm>
      );
    if (person?.twoFactor)
      return (
        <Confirmed
          label={words.t('settings.totpRemove')}
          about={words.t('settings.secondFactor')}
          question={words.t('settings.totpRemoveQuestion')}
          act={accountsApi.removeTotp}
          done={() => void again()}
        />
      );
    return (
      <ServerForm
        label={words.t('settings.secondFactor')}
        first={{ password: '' }}
        asks={false}
        send={(form) => accountsApi.startTotp(form.password)}
        done={setStarted}
        submit={words.t('settings.totpStart')}
      >
        <TextField
          name="password"
          label={words.t('account.password')}
          type="password"
          autoComplete="current-password"
          hint={words.t('settings.passwordAgain')}
        />
      </ServerForm>
    );
  };
  return (
    <Section
      title={words.t('settings.secondFactor')}
      lead={words.t(person?.twoFactor ? 'settings.secondFactorOn' : 'settings.secondFactorOff')}
    >
      {codes !== null && (
        <div className="mb-4">
          <SecretShown
            title={words.t('settings.backupCodes')}
            label={words.t('account.backupCode')}
            secret={codes.join('\n')}
          />
        </div>
      )}
      {body()}
    </Section>
  );
}

/** For an authenticator to read from the screen, and to be typed where it can't. */
function Authenticator({ uri, secret }: { uri: string; secret: string }) {
  const words = useWords();
  const image = `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`;
  return (
    <figure>
      <figcaption className="mb-2 text-sm">{words.t('settings.scan')}</figcaption>
      <img src={image} alt={words.t('settings.qr')} width={200} height={200} className="bg-white" />
      <p className="mt-2 text-sm text-muted">
        {words.t('settings.orType')}{' '}
        <code dir="ltr" className="break-all font-mono text-ink">
          {secret}
        </code>
      </p>
    </figure>
  );
}

function Passkeys() {
  const words = useWords();
  const { passkeyOrigin } = useSession().signIn;
  const { query, again } = useAccountList('passkeys', accountsApi.passkeys);
  const here = window.location.origin === passkeyOrigin;
  return (
    <Section title={words.t('settings.passkeys')} lead={words.t('settings.passkeysLead')}>
      <ItemList query={query} what={words.t('settings.passkeysWhat')} none={words.t('settings.passkeysNone')}>
        {({ id, name, createdAt }) => (
          <>
            <ItemText title={<bdi>{name}</bdi>}>{createdAt !== null && words.instant(createdAt)}</ItemText>
            <Confirmed
              label={words.t('settings.remove')}
              about={name}
              question={words.t('settings.passkeyQuestion')}
              act={() => accountsApi.removePasskey(id)}
              done={again}
            />
          </>
        )}
      </ItemList>
      <div className="mt-4">
        {here ? (
          <AddPasskey done={again} />
        ) : (
          <p className="text-sm text-muted">
            {words.t('signIn.passkeysElsewhere')} <bdi>{passkeyOrigin}</bdi>
          </p>
        )}
      </div>
    </Section>
  );
}

function AddPasskey({ done }: { done: () => void }) {
  const words = useWords();
  return (
    <ServerForm
      label={words.t('settings.passkeys')}
      first={{ passkey: deviceOf(navigator.userAgent) ?? '' }}
      asks={false}
      send={async (form) => {
        const options = await accountsApi.newPasskeyOptions();
        const response = await startRegistration({ optionsJSON: options as never });
        await accountsApi.addPasskey(form.passkey, response);
      }}
      done={done}
      submit={words.t('settings.passkeyAdd')}
      success={words.t('settings.passkeyAdded')}
    >
      <TextField name="passkey" label={words.t('settings.passkeyName')} maxLength={100} autoComplete="off" />
    </ServerForm>
  );
}

function Sessions() {
  const words = useWords();
  const { query, again } = useAccountList('sessions', accountsApi.sessions);
  const ending = useMutation({ mutationFn: accountsApi.endOtherSessions, onSuccess: again });
  const others = (query.data ?? []).some(({ current }) => !current);
  return (
    <Section title={words.t('settings.sessions')} lead={words.t('settings.sessionsLead')}>
      <ItemList query={query} what={words.t('settings.sessionsWhat')} none="">
        {({ id, current, userAgent, address, lastSeenAt }) => {
          const device = deviceOf(userAgent) ?? words.t('settings.unknownDevice');
          return (
            <>
              <ItemText
                title={
                  <>
                    <bdi>{device}</bdi> {current && `(${words.t('settings.thisDevice')})`}
                  </>
                }
              >
                {words.t('settings.lastSeen', { when: words.instant(lastSeenAt) })}{' '}
                {address !== null && <bdi>{address}</bdi>}
              </ItemText>
              {!current && (
                <Confirmed
                  label={words.t('settings.end')}
                  about={device}
                  question={words.t('settings.endQuestion')}
                  act={() => accountsApi.endSession(id)}
                  done={again}
                />
              )}
            </>
          );
        }}
      </ItemList>
      {others && (
        <div className="mt-4 flex flex-col items-start gap-2">
          <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
            {words.t('settings.endOthers')}
          </Button>
          {ending.isError && <Notice kind="error">{failureText(words, ending.error)}</Notice>}
        </div>
      )}
    </Section>
  );
}
