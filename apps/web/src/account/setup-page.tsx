import { useState } from 'react';
import { useWords } from '../language/words.js';
import { useSessionChange } from '../session/session.js';
import { ServerForm, TextField, text } from '../ui/form.js';
import { accountsApi } from './api.js';
import { takeFromFragment } from './fragment.js';
import { NewPassword } from './new-password.js';
import { Outside } from './outside.js';

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
