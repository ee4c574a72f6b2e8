/** The report the catalogue's figures stand in, as its public page names it. */
export const sourceDocument = {
  id: 'newlines-2020-border',
  title: 'ISIS on the Iraqi-Syrian Border: Thriving Smuggling Networks',
  publisher: 'Newlines Institute',
  author: 'Husham al-Hashimi',
  date: '2020-06',
  url: 'https://newlinesinstitute.org/isis/isis-on-the-iraqi-syrian-border-thriving-smuggling-networks/',
  language: 'en',
} as const;
