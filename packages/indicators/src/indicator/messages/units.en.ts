/**
 * Units by their code, in the form a number asks for: its plural category. Where a language says one and two of a thing
 * without a numeral, `single`, `pair` and, after a preposition, `pairAfter` are those words.
 */
export const en = {
  USD: '{form, select, one {US dollar} other {US dollars}}',
  EUR: '{form, select, one {euro} other {euros}}',
  GBP: '{form, select, one {pound sterling} other {pounds sterling}}',
  IQD: '{form, select, one {Iraqi dinar} other {Iraqi dinars}}',
  SYP: '{form, select, one {Syrian pound} other {Syrian pounds}}',
  '%': '{form, select, other {percent}}',
  km: '{form, select, one {kilometre} other {kilometres}}',
  km2: '{form, select, one {square kilometre} other {square kilometres}}',
  m: '{form, select, one {metre} other {metres}}',
  '[mi_i]': '{form, select, one {mile} other {miles}}',
  '[smi_us]': '{form, select, one {square mile} other {square miles}}',
  kg: '{form, select, one {kilogram} other {kilograms}}',
  t: '{form, select, one {tonne} other {tonnes}}',
  '{person}': '{form, select, one {person} other {people}}',
  '{case}': '{form, select, one {case} other {cases}}',
  '{village}': '{form, select, one {village} other {villages}}',
  '{crossing}': '{form, select, one {crossing} other {crossings}}',
  '{attack}': '{form, select, one {attack} other {attacks}}',
  '{incident}': '{form, select, one {incident} other {incidents}}',
  '{seizure}': '{form, select, one {seizure} other {seizures}}',
  '{levy}': '{form, select, one {levy} other {levies}}',
  '{find}': '{form, select, one {find} other {finds}}',
  '{family}': '{form, select, one {family} other {families}}',
  '{mosque}': '{form, select, one {mosque} other {mosques}}',
  '{percentage point}': '{form, select, one {percentage point} other {percentage points}}',
} as const;
