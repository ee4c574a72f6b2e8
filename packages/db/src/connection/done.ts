/** What a verb answers where there is nothing to tell but that it is done. */
export interface Done {
  readonly kind: 'done';
}

export const done: Done = { kind: 'done' };
