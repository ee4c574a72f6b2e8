/**
 * 'consistent': the figures can all be true; 'in-tension': no values they allow agree; 'derived': nothing to hold
 * against, a figure follows from others.
 */
export const checkVerdicts = ['consistent', 'in-tension', 'derived'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];
