/**
 * Thousands and more in few words. `form` is the number's plural category; of two of them it says too whether they stand
 * after a preposition, and whether the thing counted is named right after: two, twoAfter, twoBefore, twoAfterBefore.
 */
export const en = {
  billion: '{form, select, other {bn}}',
  million: '{form, select, other {m}}',
  thousand: '{form, select, other {k}}',
} as const;
