/** Receivers: who is told of alerts. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { receiverKinds } from '../notify/receiver-times.js';
import { isBlank } from '../series/source-identity.js';
import { MatcherWire, matcher } from './matcher.js';
import { text } from './text.js';
import { rowNumber } from './time.js';
import { httpUrl } from './web-address.js';

const perUnit = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Seconds, or a number with its unit as in Alertmanager: 30s, 5m, 4h, 1d. How long it may be, notify/receiver-times.ts says. */
const duration = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}(s|m|h|d)$/, 'is no duration: write 30s, 5m, 4h or 1d')
      .transform((said) => Number(said.slice(0, -1)) * perUnit[said.slice(-1) as keyof typeof perUnit]),
  ])
  .pipe(z.number());

const mailAddress = z
  .string()
  .max(320)
  .regex(/^[^\s@,;<>]+@[^\s@,;<>]+$/, 'is no e-mail address');

export const ReceiverBody = z
  .strictObject({
    name: text(100)
      .transform((given) => given.trim())
      .refine((given) => !isBlank(given), 'give it a name'),
    kind: z.enum(receiverKinds),
    /**
     * Of all but e-mail. Of ntfy it ends with the topic; of Telegram it is that of a Bot API server, api.telegram.org where
     * it is left out.
     */
    url: httpUrl.nullish(),
    /** Of e-mail. */
    to: z.union([mailAddress.transform((one) => [one]), z.array(mailAddress).min(1).max(50)]).nullish(),
    /** Of a webhook: whsec_ and base64; one is made where there is none. */
    secret: z
      .string()
      .max(200)
      .regex(/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/, 'is no secret: whsec_ and at least 12 bytes in base64')
      .nullish(),
    /** Of Telegram the token of its bot; of ntfy, where its topic is protected. Not shown again; left out, the one it has. */
    token: text(200)
      .regex(/^[\x21-\x7e]+$/, 'is no token: letters, digits and signs, without spaces')
      .nullish(),
    /** Of Telegram. */
    chat: text(100)
      .regex(/^(-?\d{1,20}|@[A-Za-z0-9_]{1,64})$/, 'is no chat: its number, or @name of a channel')
      .nullish(),
    /** What people read is written in; null for all languages, one after the other. */
    language: z.enum(languages).nullish(),
    groupBy: z.array(text(100)).max(20).optional(),
    groupWait: duration.optional(),
    groupInterval: duration.optional(),
    /** Null for never. */
    repeatInterval: duration.nullish(),
    sendResolved: z.boolean().optional(),
    matchers: z.array(matcher).max(50).optional(),
  })
  .meta({ id: 'ReceiverBody' });
export type ReceiverBody = z.input<typeof ReceiverBody>;

export const ReceiverEditBody = ReceiverBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'ReceiverEditBody' });
export type ReceiverEditBody = z.input<typeof ReceiverEditBody>;

export const ReceiverWire = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(receiverKinds),
    url: z
      .string()
      .nullable()
      .describe(
        'Where it leads: https://hooks.example.org/…; the rest may be a secret, and is not shown again',
      ),
    to: z.array(z.string()).nullable().describe('Of e-mail; null to all but administrators'),
    chat: z.string().nullable().describe('Of Telegram; null to all but administrators'),
    language: z.enum(languages).nullable(),
    hasToken: z.boolean().describe('Whether it has a token, which is not shown again'),
    groupBy: z.array(z.string()),
    groupWait: z.number().describe('In seconds, like the other times'),
    groupInterval: z.number(),
    repeatInterval: z.number().nullable(),
    sendResolved: z.boolean(),
    matchers: z.array(MatcherWire),
    version: z.number().int(),
  })
  .meta({ id: 'Receiver' });
export type ReceiverWire = z.infer<typeof ReceiverWire>;

export const NewReceiverWire = ReceiverWire.extend({ secret: z.string().nullable() }).meta({
  id: 'NewReceiver',
  description: 'The secret is shown to whoever makes or changes the receiver, and not again.',
});
export type NewReceiverWire = z.infer<typeof NewReceiverWire>;

export const ReceiverListWire = z
  .object({ items: z.array(ReceiverWire), next: z.null() })
  .meta({ id: 'ReceiverList' });
export type ReceiverListWire = z.infer<typeof ReceiverListWire>;

export const ReceiverPreviewBody = ReceiverBody.pick({
  name: true,
  kind: true,
  chat: true,
  language: true,
  matchers: true,
}).meta({ id: 'ReceiverPreviewBody' });
export type ReceiverPreviewBody = z.input<typeof ReceiverPreviewBody>;

export const ReceiverPreviewWire = z
  .object({
    /** What it tells of: an alert there is, or nothing, as a test does, where there is none for it. */
    example: z.enum(['alert', 'test']),
    /** As people read it; null of what programs read. */
    title: z.string().nullable(),
    text: z.string().nullable(),
    /** What is sent, as JSON; null of mail. */
    body: z.string().nullable(),
  })
  .meta({ id: 'ReceiverPreview' });
export type ReceiverPreviewWire = z.infer<typeof ReceiverPreviewWire>;
