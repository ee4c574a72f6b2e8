/** A mail server that keeps what it is sent, read. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** As SMTP_URL takes it. */
  readonly url: string;
  readonly mails: readonly ParsedMail[];
  /** Those that somebody was sent. */
  to(address: string): readonly ParsedMail[];
  close(): Promise<void>;
}

/** The address that a mail program asks by itself to have such mails ended. */
export function endingOf(mail: ParsedMail): URL {
  const { unsubscribe } = mail.headers.get('list') as unknown as { unsubscribe: { url: string } };
  return new URL(unsubscribe.url);
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    to: (address) => mails.filter(({ to }) => JSON.stringify(to).includes(address)),
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}
