/** Mail through SMTP_URL. */
import { type Language, messagesIn } from '@marsad/indicators';
import { createTransport } from 'nodemailer';
import { ar } from './messages/mail.ar.js';
import { en } from './messages/mail.en.js';

const mailIn = messagesIn({ en, ar });

/** What its owner is told of an account: whoever did it may be somebody else. */
export type Notice =
  | 'password-changed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'second-factor-on'
  | 'second-factor-off';

export interface Mailer {
  readonly sendPasswordReset: (to: string, link: string, language: Language) => Promise<void>;
  /** @param link to the page where they sign in. */
  readonly sendNotice: (to: string, notice: Notice, link: string, language: Language) => Promise<void>;
}

/** Waiting for a mail server must not keep anything else waiting. */
const patienceMs = 15_000;

export function openMailer(smtpUrl: URL, from: string): Mailer {
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = createTransport({ url: smtpUrl.href, ...patience });
  const send = async (to: string, subject: string, text: string) =>
    void (await transport.sendMail({ from, to, subject, text, textEncoding: 'base64' }));
  return {
    sendPasswordReset: (to, link, language) =>
      send(to, mailIn(language, 'resetSubject'), mailIn(language, 'reset', { link })),
    sendNotice: (to, notice, link, language) => {
      const what = mailIn(language, notice);
      return send(to, what, mailIn(language, 'notice', { what, link }));
    },
  };
}
