/** How much of a table is taken at once. */
export const largestTableBytes = 50 * 1024 * 1024;
/** Of text in a body of JSON: what is longer goes as a file. */
export const mostPastedBytes = 2_000_000;
