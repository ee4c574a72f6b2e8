/** What a message in a chat says beside what it tells. */
export const en = {
  more: '{count, plural, one {And # more, which did not fit here.} other {And # more, which did not fit here.}}',
  cut: 'Shortened here: the whole of it is in Marsad.',
  open: 'Open in Marsad',
} as const;
