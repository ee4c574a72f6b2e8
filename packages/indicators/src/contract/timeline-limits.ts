/** How much of the timeline is taken. */
export const timelineLimits = {
  /** Entries in all. */
  entries: 2_000,
  /** Characters of a title, and of the text. */
  title: 300,
  text: 4_000,
  /** Of one entry. */
  places: 50,
  indicators: 50,
  sources: 20,
} as const;
