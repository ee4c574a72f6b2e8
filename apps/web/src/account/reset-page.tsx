import type { PasswordResetOfferWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../language/words.js';
import { failureText } from '../ui/failed.js';
import { ServerForm } from '../ui/form.js';
import { TickField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { accountsApi } from './api.js';
import { takeFromFragment } from './fragment.js';
import { NewPassword } from './new-password.js';
import { Outside } from './outside.js';

export default function ResetPage() {
  const words = useWords();
  const [token] = useState(() => takeFromFragment('token') ?? '');
  const [done, setDone] = useState(false);
  const offer = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => accountsApi.lookAtReset(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const body = () => {
    if (done)
      return (
        <Notice kind="good" role="status" title={words.t('reset.done')}>
          <TextLink href="/sign-in">{words.t('signIn.title')}</TextLink>
        </Notice>
      );
    if (offer.isError) return <Notice kind="error">{failureText(words, offer.error)}</Notice>;
    if (offer.data === undefined) return <Skeleton height={200} />;
    return (
      <ServerForm
        label={words.t('reset.title')}
        first={{ password: '', removePasskeys: true, revokeTokens: false }}
        asks={false}
        send={({ password, removePasskeys, revokeTokens }) =>
          accountsApi.reset({ token, password, keepPasskeys: !removePasskeys, revokeTokens })
        }
        done={() => setDone(true)}
        submit={words.t('reset.submit')}
      >
        <NewPassword name="password" label={words.t('reset.password')} />
        <AlsoEnds offer={offer.data} />
      </ServerForm>
    );
  };
  return (
    <Outside title={words.t('reset.title')} lead={words.t('reset.lead')}>
      {body()}
    </Outside>
  );
}

/** What else lets somebody in, or others, and could be of whoever had the old password. */
function AlsoEnds({ offer: { passkeys, tokens, invitations } }: { offer: PasswordResetOfferWire }) {
  const words = useWords();
  if (passkeys.length + tokens + invitations === 0) return null;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm text-muted">{words.t('reset.alsoEnds')}</legend>
      {passkeys.length > 0 && (
        <TickField
          name="removePasskeys"
          label={words.t('reset.removePasskeys', { count: passkeys.length })}
          // Each by itself, whichever way it is written.
          hint={passkeys.map((name) => `\u2068${name}\u2069`).join(' · ')}
        />
      )}
      {tokens + invitations > 0 && (
        <TickField
          name="revokeTokens"
          label={words.t('reset.revokeTokens')}
          hint={words.t('reset.revokeTokensHint', { tokens, invitations })}
        />
      )}
    </fieldset>
  );
}
