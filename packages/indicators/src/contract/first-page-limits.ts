/** What server and page have to agree on for the page to be drawn without asking first. */

/** The id of the element that holds what the page shows first, as JSON. */
export const beginningId = 'beginning';

/** More points than this are not drawn: the server thins them, and keeps every extreme. */
export const mostPointsDrawn = 1_000;
