import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../language/words.js';
import { failureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { accountsApi } from './api.js';
import { takeFromFragment } from './fragment.js';
import { NewPassword } from './new-password.js';
import { Outside } from './outside.js';

/** Where an invitation leads: who invites, as what, and an account to be made. */
export default function InvitePage() {
  const words = useWords();
  const [token] = useState(() => takeFromFragment('token') ?? '');
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => accountsApi.lookAtInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = words.t('invite.title');
  if (offer.isError)
    return (
      <Outside title={title}>
        <Notice kind="error">{failureText(words, offer.error)}</Notice>
      </Outside>
    );
  if (offer.data === undefined)
    return (
      <Outside title={title}>
        <Skeleton height={320} />
      </Outside>
    );
  const { invitedBy, role, email } = offer.data;
  return (
    <Outside
      title={title}
      lead={words.t('invite.lead', {
        by: invitedBy,
        role: words.t(`role.${role}`),
        may: words.t(`role.${role}May`),
      })}
    >
      <ServerForm
        label={title}
        first={{ name: '', email: email ?? '', password: '' }}
        asks={false}
        send={(form) => accountsApi.accept({ token, ...form })}
        // Somebody else may have been signed in here: the page that comes next is the newcomer's own.
        done={() => window.location.replace('/')}
        submit={words.t('invite.submit')}
      >
        <TextField name="name" label={words.t('account.name')} autoComplete="name" maxLength={100} />
        <TextField
          name="email"
          label={words.t('account.email')}
          type="email"
          autoComplete="username"
          {...(email === null ? {} : { readOnly: true, hint: words.t('invite.emailFixed') })}
        />
        <NewPassword name="password" label={words.t('account.password')} />
      </ServerForm>
    </Outside>
  );
}
