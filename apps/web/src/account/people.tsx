/** Who may come in: for administrators. */
import type { Role } from '@marsad/indicators';
import type { MemberWire, NewInvitationWire } from '@marsad/indicators/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../language/words.js';
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
import { MemberRole } from './member-role.js';
import { RoleField } from './role-select.js';

export function People() {
  return (
    <>
      <Members />
      <Invitations />
    </>
  );
}

function Members() {
  const words = useWords();
  const { query, again } = useAccountList('people', accountsApi.people);
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const changing = useMutation({
    mutationFn: ({ id, ...change }: { id: string; role?: Role; disabled?: boolean }) =>
      accountsApi.changePerson(id, change),
    onSettled: again,
  });
  const resetting = useMutation({
    mutationFn: async ({ id, name }: MemberWire) => ({ name, link: (await accountsApi.resetLink(id)).link }),
    onSuccess: setLink,
  });
  const failure = changing.error ?? resetting.error;
  return (
    <Section title={words.t('people.title')} lead={words.t('people.lead')}>
      <div role="status" className="empty:hidden">
        {failure !== null && <Notice kind="error">{failureText(words, failure)}</Notice>}
      </div>
      {link !== null && (
        <div className="mb-4">
          <SecretShown
            title={words.t('people.resetLink', { name: link.name })}
            label={words.t('people.link')}
            secret={link.link}
          />
        </div>
      )}
      <ItemList query={query} what={words.t('people.what')} none="">
        {(member) => {
          const { id, name, email, disabled, twoFactor, lastSeenAt, tokens, invitations, receivers } = member;
          return (
            <>
              <ItemText
                title={
                  <>
                    <bdi>{name}</bdi> {disabled && `(${words.t('people.disabled')})`}
                  </>
                }
              >
                <bdi>{email}</bdi>
                {' · '}
                {lastSeenAt === null
                  ? words.t('people.neverSeen')
                  : words.t('settings.lastSeen', { when: words.instant(lastSeenAt) })}
                {twoFactor && ` · ${words.t('settings.secondFactor')}`}
              </ItemText>
              <MemberRole
                member={member}
                disabled={changing.isPending}
                change={(role) => changing.mutateAsync({ id, role })}
              />
              {disabled ? (
                <Button onClick={() => changing.mutate({ id, disabled: false })}>
                  {words.t('people.enable')}
                </Button>
              ) : (
                <Confirmed
                  label={words.t('people.disable')}
                  about={name}
                  question={words.t('people.disableQuestion', { tokens, invitations, receivers })}
                  act={() => accountsApi.changePerson(id, { disabled: true })}
                  done={again}
                />
              )}
              {twoFactor && (
                <Confirmed
                  label={words.t('people.secondFactorLost')}
                  about={name}
                  question={words.t('people.secondFactorLostQuestion')}
                  act={() => accountsApi.removeLostSecondFactor(id)}
                  done={again}
                />
              )}
              <Button
                aria-label={`${words.t('people.reset')}: ${name}`}
                disabled={disabled || resetting.isPending}
                onClick={() => resetting.mutate(member)}
              >
                {words.t('people.reset')}
              </Button>
            </>
          );
        }}
      </ItemList>
    </Section>
  );
}

function Invitations() {
  const words = useWords();
  const { query, again } = useAccountList('invitations', accountsApi.invitations);
  const [made, setMade] = useState<NewInvitationWire | null>(null);
  return (
    <Section title={words.t('invitations.title')} lead={words.t('invitations.lead')}>
      <ServerForm
        label={words.t('invitations.title')}
        creates
        first={{ email: '', role: 'contributor' as Role }}
        send={({ email, role }) => accountsApi.invite(email.trim() || null, role)}
        done={(invitation) => {
          setMade(invitation);
          again();
        }}
        submit={words.t('invitations.submit')}
      >
        <TextField
          name="email"
          label={words.t('account.email')}
          type="email"
          required={false}
          autoComplete="off"
          hint={words.t('invitations.emailHint')}
        />
        <RoleField />
      </ServerForm>
      {made !== null && (
        <div className="mt-4">
          <SecretShown
            title={words.t('invitations.made', { until: words.instant(made.expiresAt) })}
            label={words.t('people.link')}
            secret={made.link}
          />
        </div>
      )}
      <div className="mt-6">
        <ItemList query={query} what={words.t('invitations.what')} none={words.t('invitations.none')}>
          {({ id, email, role: offered, invitedBy, expiresAt, state }) => {
            const who = email ?? words.t('invitations.anybody');
            return (
              <>
                <ItemText
                  title={
                    <>
                      <bdi>{who}</bdi> · {words.t(`role.${offered}`)}
                    </>
                  }
                >
                  {words.t(`invitations.${state}`, { until: words.instant(expiresAt) })}{' '}
                  {words.t('invitations.by', { by: invitedBy })}
                </ItemText>
                {state === 'open' && (
                  <Confirmed
                    label={words.t('invitations.withdraw')}
                    about={who}
                    question={words.t('invitations.withdrawQuestion')}
                    act={() => accountsApi.uninvite(id)}
                    done={again}
                  />
                )}
              </>
            );
          }}
        </ItemList>
      </div>
    </Section>
  );
}
