/** Sends messages to chats, and reads what their services say of it. */
import type { ClaimedDelivery } from '@marsad/db';
import {
  type Address,
  type ChatMessage,
  chatMessage,
  cleaned,
  ntfyBody,
  slackBody,
  teamsBody,
  telegramBody,
  topicOf,
} from '@marsad/indicators/pipeline';

/** What is asked of a service. */
export interface ChatRequest {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type ChatKind = 'slack' | 'teams' | 'telegram' | 'ntfy';

export function chatRequest(
  kind: ChatKind,
  { message, receiver }: ClaimedDelivery,
  address: Address,
): ChatRequest {
  const { url: given, language, chat } = receiver.definition;
  const said = chatMessage(message, language, address);
  const url = new URL(given ?? '');
  switch (kind) {
    case 'slack':
      return { url, body: JSON.stringify(slackBody(said)), headers: {} };
    case 'teams':
      return { url, body: JSON.stringify(teamsBody(said)), headers: {} };
    case 'telegram':
      url.pathname = `${url.pathname.replace(/\/$/, '')}/bot${receiver.secret ?? ''}/sendMessage`;
      return { url, body: JSON.stringify(telegramBody(said, chat ?? '')), headers: {} };
    case 'ntfy':
      return ntfyRequest(url, said, receiver.secret);
  }
}

/** Published at the root of the server, so that a title may be in any script: a header could not hold it. */
function ntfyRequest(url: URL, said: ChatMessage, token: string | null): ChatRequest {
  const topic = topicOf(url.href) ?? '';
  const root = new URL(url);
  root.pathname = url.pathname.replace(/[^/]*$/, '');
  return {
    url: root,
    body: JSON.stringify(ntfyBody(said, topic)),
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  };
}

/** What a service said of a refusal, in one line; null where it said nothing. */
export function saidByChat(text: string): string | null {
  const given = jsonOf(text);
  const fields = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const nested = (fields.error ?? {}) as Record<string, unknown> | string;
  // Telegram has a description, ntfy an error, a workflow an error with a message; Slack says it in plain text.
  const said = [
    fields.description,
    typeof nested === 'string' ? nested : nested.message,
    fields.message,
    text,
  ];
  const line = cleaned(said.find((one): one is string => typeof one === 'string') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line.slice(0, 500);
}

/** Telegram says how long to wait in its answer, not in a header. In ms; null where it does not say. */
export function waitSaidByChat(text: string): number | null {
  const given = jsonOf(text) as { parameters?: { retry_after?: unknown } } | null;
  const seconds = typeof given === 'object' ? given?.parameters?.retry_after : undefined;
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, 3_600) * 1_000 : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
