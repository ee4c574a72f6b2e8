import type { ProblemItemWire } from '@marsad/indicators/contract';

/** Warnings that a figure is saved in spite of: the others only say how it was read. */
const unusual: readonly ProblemItemWire['code'][] = [
  'warn-far-from-baseline',
  'warn-outside-expected',
  'warn-parts-not-total',
  'warn-other-source',
  'warn-revises',
  'warn-period-overlap',
];

/** What has to be answered with a comment before saving. */
export function toAcknowledge(warnings: readonly ProblemItemWire[]): readonly ProblemItemWire[] {
  return warnings.filter(({ code }) => unusual.includes(code));
}
