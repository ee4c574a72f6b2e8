/** Mails kept briefs that are due: each with its PDF and the link to it, as they are at that moment. */
import {
  type ClaimedBriefMail,
  claimBriefMail,
  mayStillBeMailed,
  type SavedBriefId,
  settleBriefMail,
} from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { briefMail } from './brief-body.js';
import type { MailKind } from './send.js';

/** A brief as it is mailed. */
export interface BriefDocument {
  readonly name: string;
  /** ISO day as of which it is known. */
  readonly knownOn: string;
  readonly fileName: string;
  /** Null where it takes too long or too much memory to make: the link stands for it. */
  readonly pdf: Uint8Array | null;
}

/** Makes a brief in a language; null where there is none any more. @throws where it cannot be made now, and may be later. */
export type MakeBrief = (id: SavedBriefId, language: Language) => Promise<BriefDocument | null>;

export const mailOfBrief = (makeBrief: MakeBrief): MailKind<ClaimedBriefMail> => ({
  table: 'brief_mail',
  claim: claimBriefMail,
  readBy: ({ person, language, brief }) => ({ person, language, mails: { brief } }),
  write: async ({ brief, language }, address, unsubscribe) => {
    let made: BriefDocument | null;
    try {
      made = await makeBrief(brief, language);
    } catch (error) {
      const { message } = error as Error;
      return { kind: 'failed', status: null, error: message, retryable: true, retryAfterMs: null };
    }
    if (made === null) return { kind: 'dropped' };
    const body = briefMail(made, language, { page: address(`/briefs/${brief}`), unsubscribe });
    if (made.pdf === null) return { kind: 'written', body };
    const content = Buffer.from(made.pdf);
    return {
      kind: 'written',
      body,
      attachments: [{ filename: made.fileName, content, contentType: 'application/pdf' }],
    };
  },
  mayStillGo: mayStillBeMailed,
  settle: settleBriefMail,
  says: { failed: 'a brief was not mailed', done: 'the mail of a brief is done' },
  about: ({ brief }) => ({ brief }),
});
