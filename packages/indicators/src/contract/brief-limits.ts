/** How much a brief holds, and how long a link to one may open. */
export const mostBriefIndicators = 40;
export const mostBriefTitle = 150;
export const mostBriefIntroduction = 1_000;
/** A link that never ends is one that nobody looks after. */
export const mostBriefDays = 366;
