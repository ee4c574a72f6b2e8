import { useState } from 'react';
import { accountsApi } from '../accounts/api.js';
import { takeFromFragment } from '../accounts/fragment.js';
import { NewPassword } from '../accounts/new-password.js';
import { Outside } from '../accounts/outside.js';
import { useSessionChange } from '../accounts/session.js';
import { useWords } from '../language.js';
import { ServerForm, TextField, text } from '../ui/form.js';

/** The first thing anybody sees of a new installation. */
export default function SetupPage() {
  const words = useWords();
  const changed = useSessionChange();
  const [code] = useState(() => takeFromFragment('code') ?? '');
  return (
    <Outside title={words.t('setup.title')} lead={words.t('setup.lead')}>
      <ServerForm
        label={words.t('setup.title')}
        send={(form) =>
          accountsApi.setup({
            code: text(form, 'code'),
            name: text(form, 'name'),
            email: text(form, 'email'),
            password: text(form, 'password'),
          })
        }
        done={changed}
        submit={words.t('setup.submit')}
      >
        {(at) => (
          <>
            <TextField
              name="code"
              label={words.t('setup.code')}
              hint={words.t('setup.codeHint')}
              defaultValue={code}
              dir="ltr"
              autoComplete="off"
              at={at}
            />
            <TextField
              name="name"
              label={words.t('account.name')}
              autoComplete="name"
              maxLength={100}
              at={at}
            />
            <TextField
              name="email"
              label={words.t('account.email')}
              type="email"
              autoComplete="username"
              at={at}
            />
            <NewPassword name="password" label={words.t('account.password')} at={at} />
          </>
        )}
      </ServerForm>
    </Outside>
  );
}
