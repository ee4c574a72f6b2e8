/** What a package of everything holds beside its figures, in the order in which it is made. */
export const packageParts = [
  'places',
  'indicators',
  'place-figures',
  'sources',
  'baselines',
  'rules',
  'timeline',
  'own-checks',
  'briefs',
] as const;
export type PackagePart = (typeof packageParts)[number];

export const packageOutcomes = ['new', 'unchanged', 'differs', 'refused'] as const;
export type PackageOutcome = (typeof packageOutcomes)[number];

/** So many items are told one by one. */
export const mostPackageItems = 1_000;
