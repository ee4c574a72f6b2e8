/** What other packages use of who follows what, how they are told, and what is owed to them. */
export * from './brief-mail.js';
export * from './mail.js';
export type { News, NewsAlert, NewsFigure, NewsHandedIn } from './news.js';
export {
  isMailDue,
  type LeasedMail,
  type MailSettled,
  type MailTable,
  type NotSent,
  releaseMail,
  renewMailLease,
  trimMails,
} from './owed.js';
export * from './subscription.js';
export * from './unsubscribe.js';
