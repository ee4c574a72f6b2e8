/** What came of sending a mail. */
import type { Outcome } from '@marsad/indicators/pipeline';

export async function mailOutcome(send: () => Promise<unknown>): Promise<Outcome> {
  try {
    await send();
    return { kind: 'sent', status: null };
  } catch (error) {
    const { message, responseCode = null } = error as Error & { responseCode?: number };
    // 5xx of SMTP is for good, anything else may pass.
    const retryable = responseCode === null || responseCode < 500;
    return { kind: 'failed', status: responseCode, error: message, retryable, retryAfterMs: null };
  }
}
