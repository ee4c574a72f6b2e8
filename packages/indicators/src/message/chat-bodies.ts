/** Messages as Slack, Microsoft Teams, Telegram and ntfy take them: each in the form and within the bounds of its service. */
import { directionOf } from '../language/language.js';
import { type ChatMessage, fitting, shortened, type Urgency } from './chat.js';

const bytes = (text: string) => new TextEncoder().encode(text).length;

// -- Slack: an incoming webhook with Block Kit ---------------------------------------------------------------------

/** Of a header, of a section, and of blocks in a message; two of those are not parts. */
const slackTitle = 150;
const slackSection = 3_000;
const slackParts = 48;
/** Of the text that stands for the blocks in a notification. */
const slackText = 4_000;

/** The three signs that Slack reads as its own. */
const slackEscaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Plain text in the blocks: a name that looks like a mention or like markup is neither. */
export function slackBody(message: ChatMessage): object {
  const { title, link } = message;
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  const parts = fitting(
    message,
    (all) => all.length <= slackParts && all.every(({ length }) => length > 0 && length <= slackSection),
  );
  return {
    text: shortened(slackEscaped(title), slackText),
    blocks: [
      { type: 'header', text: plain(shortened(title, slackTitle)) },
      ...parts.map((text) => ({ type: 'section', text: plain(text) })),
      ...(link === null
        ? []
        : [
            {
              type: 'section',
              text: { type: 'mrkdwn', text: `<${slackEscaped(link.href)}|${slackEscaped(link.label)}>` },
            },
          ]),
    ],
  };
}

// -- Teams: the webhook of a workflow, with an Adaptive Card --------------------------------------------------------

/** A message of 28 KB is refused; what a workflow adds to it counts too. */
const teamsBytes = 24_000;
const teamsColour: Readonly<Record<Urgency, string>> = {
  critical: 'Attention',
  warning: 'Warning',
  info: 'Accent',
  over: 'Good',
  test: 'Default',
};

/** Rich text blocks: unlike text blocks they know no Markdown, which names would be taken for. */
export function teamsBody(message: ChatMessage): object {
  const whole = (parts: readonly string[]) => teamsCard(message, parts);
  return whole(fitting(message, (parts) => bytes(JSON.stringify(whole(parts))) <= teamsBytes));
}

function teamsCard({ title, urgency, language, link }: ChatMessage, parts: readonly string[]): object {
  const run = (text: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...more }],
  });
  const lines = parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => line !== '')
      .map((line, at) => ({ ...run(line), spacing: at === 0 ? 'Medium' : 'None', separator: at === 0 })),
  );
  const head = run(shortened(title, 500), {
    weight: 'Bolder',
    size: 'Medium',
    color: teamsColour[urgency],
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          ...(language === null ? {} : { rtl: directionOf(language) === 'rtl', lang: language }),
          msteams: { width: 'Full' },
          body: [head, ...lines],
          actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: link.label, url: link.href }],
        },
      },
    ],
  };
}

// -- Telegram: sendMessage of the Bot API ---------------------------------------------------------------------------

/** Counted after its marks are read. */
const telegramText = 4_096;

const telegramEscaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function telegramBody(message: ChatMessage, chat: string): object {
  const title = shortened(message.title, 300);
  const { link } = message;
  const seen = (parts: readonly string[]) => [title, ...parts, ...(link ? [link.label] : [])].join('\n\n');
  const parts = fitting(message, (all) => seen(all).length <= telegramText);
  return {
    chat_id: /^-?\d+$/.test(chat) ? Number(chat) : chat,
    text: [
      `<b>${telegramEscaped(title)}</b>`,
      ...parts.map(telegramEscaped),
      ...(link ? [`<a href="${telegramEscaped(link.href)}">${telegramEscaped(link.label)}</a>`] : []),
    ].join('\n\n'),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    // What has ended needs nobody's attention at once.
    disable_notification: message.urgency === 'over',
  };
}

// -- ntfy: published as JSON ----------------------------------------------------------------------------------------

/** A longer message becomes a file that somebody has to open. */
const ntfyBytes = 4_096;
const ntfyPriority: Readonly<Record<Urgency, number>> = {
  critical: 5,
  warning: 4,
  info: 3,
  over: 3,
  test: 3,
};
const ntfyTag: Readonly<Record<Urgency, string>> = {
  critical: 'rotating_light',
  warning: 'warning',
  info: 'information_source',
  over: 'white_check_mark',
  test: 'test_tube',
};

export function ntfyBody(message: ChatMessage, topic: string): object {
  const { title, urgency, link } = message;
  const text = (parts: readonly string[]) => parts.join('\n\n');
  return {
    topic,
    title: shortened(title, 200),
    message: text(fitting(message, (parts) => bytes(text(parts)) <= ntfyBytes)),
    priority: ntfyPriority[urgency],
    tags: [ntfyTag[urgency]],
    ...(link === null ? {} : { click: link.href }),
  };
}
