/** What a search asks for and is answered, for pages too. */

/** In the order in which they are answered. */
export const foundKinds = ['indicator', 'source', 'alert', 'person', 'figure'] as const;

/** In letters: more than anybody searches for. */
export const mostSearched = 200;
/** On a page. */
export const mostFound = 50;
