/** What the history of a figure gives as the reason. */
export const en = { undone: 'Undone right after it was entered' } as const;
