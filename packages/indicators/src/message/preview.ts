/** A message as a receiver would be sent it, for whoever sets the receiver up. */
import type { Language } from '../language/language.js';
import type { Message } from '../notify/alert.js';
import type { ReceiverKind } from '../notify/receiver-times.js';
import { type Address, alertmanagerAlerts, mailOf, webhookBody } from './bodies.js';
import { chatMessage } from './chat.js';
import { ntfyBody, slackBody, teamsBody, telegramBody } from './chat-bodies.js';

export interface Previewed {
  readonly kind: ReceiverKind;
  readonly name: string;
  readonly language: Language | null;
  /** Of Telegram, and of ntfy. */
  readonly chat: string | null;
  readonly topic: string | null;
}

export interface Preview {
  /** As people read it: null of what programs read. */
  readonly title: string | null;
  readonly text: string | null;
  /** What is sent, as JSON; null of mail, which is all text. */
  readonly body: string | null;
}

/** @param now in ms */
export function previewOf(receiver: Previewed, message: Message, address: Address, now: number): Preview {
  const { kind, name, language } = receiver;
  const ofPrograms = (body: object): Preview => ({ title: null, text: null, body: written(body) });
  switch (kind) {
    case 'webhook':
      return ofPrograms(webhookBody(message, name, address));
    case 'alertmanager':
      return ofPrograms(alertmanagerAlerts(message, null, address, now));
    case 'email': {
      const { subject, text } = mailOf(message, address, language);
      return { title: subject, text, body: null };
    }
    case 'slack':
    case 'teams':
    case 'telegram':
    case 'ntfy':
      return previewOfChat(kind, receiver, message, address);
  }
}

function previewOfChat(
  kind: 'slack' | 'teams' | 'telegram' | 'ntfy',
  { language, chat, topic }: Previewed,
  message: Message,
  address: Address,
): Preview {
  const said = chatMessage(message, language, address);
  const bodies = {
    slack: () => slackBody(said),
    teams: () => teamsBody(said),
    telegram: () => telegramBody(said, chat ?? ''),
    ntfy: () => ntfyBody(said, topic ?? ''),
  };
  const link = said.link === null ? [] : [`${said.link.label}: ${said.link.href}`];
  return { title: said.title, text: [...said.parts, ...link].join('\n\n'), body: written(bodies[kind]()) };
}

const written = (body: object) => JSON.stringify(body, null, 2);
