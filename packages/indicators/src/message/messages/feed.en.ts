/** A mail about a feed, as plain text. */
export const en = {
  failing: 'Feed fails: {name}',
  late: 'Feed is late: {name}',
  waiting: 'Feed waits for somebody: {name}',
  over: 'Feed works again: {name}',
  before: 'Before: {why}',
  see: 'See: {page}',
} as const;
