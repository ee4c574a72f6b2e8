/** What a table is called that came without a name. */
export const en = {
  pasted: 'Pasted table',
} as const;
