/** Steps that ask once more who somebody is: that is proved in a dialog, and the step is done again. */
import { ApiError } from '../api/client.js';

/** Asks somebody; false where they would rather not. */
type Ask = () => Promise<boolean>;

let asks: Ask | null = null;
let asked: Promise<boolean> | null = null;

/** What asks, while it is on the page. @returns how to take it back. */
export function proofAskedBy(ask: Ask): () => void {
  asks = ask;
  return () => {
    if (asks === ask) asks = null;
  };
}

/** Does a step; where it wants a proof, once more after it. Rejects with the refusal where nobody proves anything. */
export async function proving<T>(step: () => Promise<T>): Promise<T> {
  const from = document.activeElement;
  try {
    return await step();
  } catch (error) {
    if (!wantsProof(error) || asks === null) throw error;
    // Two steps at once are one question.
    asked ??= asks().finally(() => {
      asked = null;
    });
    if (await asked) return step();
    backTo(from);
    throw error;
  }
}

function wantsProof(error: unknown): boolean {
  const failure = error instanceof ApiError ? error.failure : null;
  return failure?.kind === 'problem' && failure.problem.code === 'proof-required';
}

/** The button that was pressed is off until its step has ended. */
function backTo(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  const look = () => {
    if (!element.isConnected) return;
    if (element.matches(':disabled')) requestAnimationFrame(look);
    else element.focus();
  };
  requestAnimationFrame(look);
}
