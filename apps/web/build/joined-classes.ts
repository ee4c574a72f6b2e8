/**
 * Stands in for tailwind-merge, with which Tremor lets the later of two contrary classes win: a table of all of
 * Tailwind, 7 kB of a first visit. What src/ui lays over Tremor's classes is marked as important instead.
 */
type Classes = string | false | null | undefined;

export function extendTailwindMerge(): (...classes: Classes[]) => string {
  return (...classes) => classes.filter(Boolean).join(' ');
}
