import { useState } from 'react';
import { useWords } from '../language/words.js';
import { ServerForm } from '../ui/form.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import { accountsApi } from './api.js';
import { takeFromFragment } from './fragment.js';
import { NewPassword } from './new-password.js';
import { Outside } from './outside.js';

export default function ResetPage() {
  const words = useWords();
  const [token] = useState(() => takeFromFragment('token') ?? '');
  const [done, setDone] = useState(false);
  return (
    <Outside title={words.t('reset.title')} lead={words.t('reset.lead')}>
      {done ? (
        <Notice kind="good" role="status" title={words.t('reset.done')}>
          <TextLink href="/sign-in">{words.t('signIn.title')}</TextLink>
        </Notice>
      ) : (
        <ServerForm
          label={words.t('reset.title')}
          first={{ password: '' }}
          asks={false}
          send={(form) => accountsApi.reset(token, form.password)}
          done={() => setDone(true)}
          submit={words.t('reset.submit')}
        >
          <NewPassword name="password" label={words.t('reset.password')} />
        </ServerForm>
      )}
    </Outside>
  );
}
