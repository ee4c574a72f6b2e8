/** A half-open range of days: `start` and the exclusive `end` as ISO days, plus the text it was given in. */
export interface Period {
  readonly text: string;
  readonly start: string;
  readonly end: string;
}
