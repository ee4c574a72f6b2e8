/** Ends mails of a kind for whoever holds a link out of one: the reader who followed it, or their mail program by itself. */
import { z } from '@hono/zod-openapi';
import { endBriefMailing, endMail, readUnsubscribeToken } from '@marsad/db';
import { UnsubscribedWire } from '@marsad/indicators/contract';
import { countWrongLink } from '../account/attempts.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer } from '../http/shapes.js';

const unsubscribe = guarded('anyone', {
  method: 'post',
  path: '/unsubscribe',
  summary: 'End the mails that a link is of (RFC 8058); doing it again does nothing',
  request: {
    query: z.object({ token: z.string().max(300) }),
    body: {
      content: {
        // Described alone: whatever a mail program writes into it, the link says all there is to say.
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { 'List-Unsubscribe': { type: 'string' } } },
        },
      },
    },
  },
  responses: { 200: answer('They come no more', UnsubscribedWire), ...refusals(404) },
});

export function unsubscribeRoutes(app: Api, { sql }: Deps): void {
  app.openapi(unsubscribe, async (c) => {
    const found = await readUnsubscribeToken(sql, c.req.valid('query').token);
    if (found === null) {
      await countWrongLink(c, sql, 'unsubscribe');
      throw refuse(404, 'unsubscribe-link-not-valid');
    }
    const { person, mails } = found;
    if (typeof mails === 'string') await endMail(sql, person, mails);
    else await endBriefMailing(sql, { brief: mails.brief, person });
    return c.json({ pace: typeof mails === 'string' ? mails : ('brief' as const) }, 200);
  });
}
