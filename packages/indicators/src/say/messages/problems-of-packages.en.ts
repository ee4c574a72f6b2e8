import type { PackageProblemCode } from '../../problem.js';

export const en = {
  'package-foreign':
    'The file is not a package of everything: it has no table “{table}”. Export one with format=package and without an indicator. A file with figures alone is brought in as a table.',
  'package-column-missing':
    'The table “{table}” of the package has no column “{column}”: it was changed, or an older version made it. Export it anew.',
  'package-rows-enough': 'The table “{table}” of the package has more than {most} rows.',
  'package-row-unread': 'DEFINITION in this row of “{table}” cannot be read ({reason}).',
  'package-id-unread': '“{id}” in “{table}” is no identifier, or stands there twice.',
  'package-baseline-elsewhere':
    'The figure was moved or withdrawn after it was pinned as a baseline. Once the figures are in, pin one of them by hand.',
  'package-changed-meanwhile':
    'Somebody changed “{what}” while the package was brought in. What was made before stays: bring it in again, and the rest is made.',
} as const satisfies Readonly<Record<PackageProblemCode, string>>;
