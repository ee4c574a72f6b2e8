/** Mail through SMTP_URL. */
import type { Language } from '@marsad/indicators';
import { createTransport } from 'nodemailer';

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
      const { subject, text } = resetMail[language](link);
      await transport.sendMail({ from, to, subject, text, textEncoding: 'base64' });
    },
  };
}

const resetMail: Readonly<Record<Language, (link: string) => { subject: string; text: string }>> = {
  en: (link) => ({
    subject: 'Marsad: set a new password',
    text: `Somebody, probably you, asked for a new password on Marsad. Set it here within two hours:\n\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
  }),
  ar: (link) => ({
    subject: 'مرصد: تعيين كلمة مرور جديدة',
    text: `طلب أحدهم، ولعله أنت، كلمة مرور جديدة في مرصد. عيّنها من هنا خلال ساعتين:\n\n${link}\n\nإن لم تطلبها فلا تفعل شيئًا، وستبقى كلمة مرورك كما هي.\n`,
  }),
};
