import type { Language, Problem } from '@marsad/indicators';
import { problemText } from '@marsad/indicators/problems';

/** A problem within an answer: in the words of whoever asks, and with its parameters for a reader of another language. */
export const said = ({ code, params }: Problem, language: Language) => ({
  code,
  detail: problemText({ code, params }, language),
  params,
});
