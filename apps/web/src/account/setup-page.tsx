import { useState } from 'react';
import { useWords } from '../language/words.js';
import { useSessionChange } from '../session/session.js';
import { ServerForm } from '../ui/form.js';
import { OneOfField, TextField } from '../ui/form-fields.js';
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
        first={{ code, name: '', email: '', password: '', indicators: 'document' as 'document' | 'none' }}
        asks={false}
        send={(form) => accountsApi.setup(form)}
        done={changed}
        submit={words.t('setup.submit')}
      >
        <TextField
          name="code"
          label={words.t('setup.code')}
          hint={words.t('setup.codeHint')}
          dir="ltr"
          autoComplete="off"
        />
        <TextField name="name" label={words.t('account.name')} autoComplete="name" maxLength={100} />
        <TextField name="email" label={words.t('account.email')} type="email" autoComplete="username" />
        <NewPassword name="password" label={words.t('account.password')} />
        <OneOfField
          name="indicators"
          label={words.t('setup.indicators')}
          choices={[
            {
              value: 'document',
              label: words.t('setup.indicatorsDocument'),
              hint: words.t('setup.indicatorsDocumentHint'),
            },
            {
              value: 'none',
              label: words.t('setup.indicatorsNone'),
              hint: words.t('setup.indicatorsNoneHint'),
            },
          ]}
        />
      </ServerForm>
    </Outside>
  );
}
