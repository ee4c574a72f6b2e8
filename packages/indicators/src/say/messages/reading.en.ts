/** What a letter of a figure can stand for. */
export const en = {
  'm = metres': 'm = metres',
  'm = million': 'm = million',
} as const;
