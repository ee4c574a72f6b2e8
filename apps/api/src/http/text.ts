/** Whether a database can hold it, and any reader read it: no NUL, and no half of a surrogate pair. */
export function isText(given: string): boolean {
  return !/[\0\p{Cs}]/u.test(given);
}
