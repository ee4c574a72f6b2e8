/** Where in a text a figure stands. */
export const en = {
  page: 'page {page}, paragraph {paragraph}',
  paragraph: 'paragraph {paragraph}',
  within: '{within}, {own}',
} as const;
