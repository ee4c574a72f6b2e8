/** How much a brief holds, how many are kept, and how long a link to one may open. */
export const mostBriefIndicators = 40;
export const mostBriefTitle = 150;
export const mostBriefIntroduction = 1_000;
/** A link that never ends is one that nobody looks after. */
export const mostBriefDays = 366;
/** What a kept brief holds in all, whatever kinds they are of. */
export const mostBriefItems = 60;
export const mostSavedBriefs = 500;
/**
 * What can stand in a kept brief: an indicator with its figures, a measure or an event of the timeline, the sentence of a text
 * that a figure on record was read in, and a check of one's own. A kind more is one more here, and one more in what reads and shows them.
 */
export const briefItemKinds = ['indicator', 'measure', 'event', 'sentence', 'check'] as const;
export type BriefItemKind = (typeof briefItemKinds)[number];
