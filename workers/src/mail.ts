/** A mail on its way to a mail server, and what came of it. */
import type { Outcome } from '@marsad/indicators/pipeline';
import type { SendMailOptions, Transporter } from 'nodemailer';

/** @param name the same however often it is sent: a mail program shows it once. */
export async function sendMail(
  transport: Transporter,
  name: string,
  mail: SendMailOptions,
): Promise<Outcome> {
  try {
    await transport.sendMail({ ...mail, textEncoding: 'base64', messageId: `<${name}@marsad>` });
    return { kind: 'sent', status: null };
  } catch (error) {
    const { message, responseCode = null } = error as Error & { responseCode?: number };
    // 5xx of SMTP is for good, anything else may pass.
    const retryable = responseCode === null || responseCode < 500;
    return { kind: 'failed', status: responseCode, error: message, retryable, retryAfterMs: null };
  }
}
