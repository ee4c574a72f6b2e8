/** What somebody may follow, and how they are told of it. */

export const followedKinds = ['indicator', 'topic', 'rule'] as const;
export type FollowedKind = (typeof followedKinds)[number];

/** How often a mail comes. */
export const mailPaces = ['at-once', 'daily', 'weekly'] as const;
export type MailPace = (typeof mailPaces)[number];

/** How often somebody is mailed a kept brief. */
export const briefPaces = ['daily', 'weekly', 'monthly'] as const;
export type BriefPace = (typeof briefPaces)[number];

export const mailChoices = ['never', ...mailPaces] as const;
export type MailChoice = (typeof mailChoices)[number];

/** How many things one person can follow. */
export const mostFollowed = 500;
