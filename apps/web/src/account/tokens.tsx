/** API tokens: for administrators. */
import type { Role } from '@marsad/indicators';
import type { NewTokenWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useWords } from '../language/words.js';
import { Confirmed } from '../ui/confirmed.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, TextField } from '../ui/form-fields.js';
import { ItemList, ItemText, useAccountList } from '../ui/item-list.js';
import { SecretShown } from '../ui/secret-shown.js';
import { Section } from '../ui/section.js';
import { accountsApi } from './api.js';
import { RoleField } from './role-select.js';

const validDays = [30, 90, 365] as const;

export function Tokens() {
  const words = useWords();
  const { query, again } = useAccountList('tokens', accountsApi.tokens);
  const [made, setMade] = useState<NewTokenWire | null>(null);
  return (
    <Section
      title={words.t('tokens.title')}
      lead={
        <>
          {words.t('tokens.lead')}{' '}
          <a
            href="/api/docs"
            className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
          >
            {words.t('tokens.docs')}
          </a>
        </>
      }
    >
      <ServerForm
        label={words.t('tokens.title')}
        creates
        first={{ name: '', role: 'contributor' as Role, days: '90' }}
        send={({ name, role, days }) =>
          accountsApi.createToken(name, role, days === '' ? null : Number(days))
        }
        done={(token) => {
          setMade(token);
          again();
        }}
        submit={words.t('tokens.submit')}
      >
        <TextField
          name="name"
          label={words.t('tokens.name')}
          hint={words.t('tokens.nameHint')}
          maxLength={100}
          autoComplete="off"
        />
        <RoleField />
        <ChoiceField name="days" label={words.t('tokens.days')} makes={['expiresInDays', 'days']}>
          {validDays.map((count) => (
            <option key={count} value={count}>
              {words.t('tokens.inDays', { count })}
            </option>
          ))}
          <option value="">{words.t('tokens.never')}</option>
        </ChoiceField>
      </ServerForm>
      {made !== null && (
        <div className="mt-4">
          <SecretShown title={words.t('tokens.made')} label={words.t('tokens.token')} secret={made.token} />
        </div>
      )}
      <div className="mt-6">
        <ItemList query={query} what={words.t('tokens.what')} none={words.t('tokens.none')}>
          {({ id, name, role: held, hint, state, lastUsedAt, expiresAt, createdBy }) => (
            <>
              <ItemText
                title={
                  <>
                    <bdi>{name}</bdi> · {words.t(`role.${held}`)}
                  </>
                }
              >
                <bdi className="font-mono">{hint}…</bdi> ·{' '}
                {words.t(
                  state === 'active' && expiresAt === null ? 'tokens.activeForEver' : `tokens.${state}`,
                  {
                    until: expiresAt === null ? '' : words.instant(expiresAt),
                  },
                )}{' '}
                {lastUsedAt === null
                  ? words.t('tokens.unused')
                  : words.t('tokens.used', { when: words.instant(lastUsedAt) })}{' '}
                {createdBy === null ? words.t('tokens.byCommand') : words.t('tokens.by', { by: createdBy })}
              </ItemText>
              {state === 'active' && (
                <Confirmed
                  label={words.t('tokens.revoke')}
                  about={name}
                  question={words.t('tokens.revokeQuestion')}
                  act={() => accountsApi.revokeToken(id)}
                  done={again}
                />
              )}
            </>
          )}
        </ItemList>
      </div>
    </Section>
  );
}
