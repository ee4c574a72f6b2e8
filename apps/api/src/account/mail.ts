/** Mail through SMTP_URL. */
import { type Language, messagesIn } from '@marsad/indicators';
import { createTransport } from 'nodemailer';
import { ar } from './messages/mail.ar.js';
import { en } from './messages/mail.en.js';

const mailIn = messagesIn({ en, ar });

export interface Mailer {
  readonly sendPasswordReset: (to: string, link: string, language: Language) => Promise<void>;
}

/** Waiting for a mail server must not keep anything else waiting. */
const patienceMs = 15_000;

export function openMailer(smtpUrl: URL, from: string): Mailer {
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = createTransport({ url: smtpUrl.href, ...patience });
  return {
    sendPasswordReset: async (to, link, language) => {
      const subject = mailIn(language, 'resetSubject');
      const text = mailIn(language, 'reset', { link });
      await transport.sendMail({ from, to, subject, text, textEncoding: 'base64' });
    },
  };
}
