/** Mails about what people follow, each with what is news to its reader by then. */
import { type ClaimedMail, claimSubscriptionMail, mayStillBeTold, settleSubscriptionMail } from '@marsad/db';
import { isNothing, subscriptionMail } from './body.js';
import type { MailKind } from './send.js';

export const followedMail: MailKind<ClaimedMail> = {
  table: 'subscription_mail',
  claim: claimSubscriptionMail,
  readBy: ({ person, telling, pace }) => ({ person, language: telling.language, mails: pace }),
  write: async (claimed, address, unsubscribe) =>
    isNothing(claimed.news) && !claimed.telling.whenNothing
      ? { kind: 'empty' }
      : { kind: 'written', body: subscriptionMail(claimed, address, unsubscribe) },
  mayStillGo: mayStillBeTold,
  settle: settleSubscriptionMail,
  says: {
    failed: 'a mail about what somebody follows was not sent',
    done: 'a mail about what somebody follows is done',
  },
  about: ({ pace }) => ({ pace }),
};
