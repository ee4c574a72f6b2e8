/** Plain scales: where a value lies, and round values to write beside it. Pure. */

type Ends = readonly [number, number];

/** Where a value of the domain lies in the range; in its middle where the domain is a single value. */
export function linear([from, to]: Ends, [start, end]: Ends): (value: number) => number {
  const span = to - from;
  return (value) => start + (span === 0 ? 0.5 : (value - from) / span) * (end - start);
}

/** A step of 1, 2 or 5 times a power of ten: `up` of them make a whole where it is below one, which no division leaves a rest of. */
type Step = { readonly size: number } | { readonly up: number };

/** What lies closer has no steps that a computer could tell apart. */
const leastSpan = 1e-290;

/** That which makes most nearly `count` steps, by ratio. */
function stepOf(low: number, high: number, count: number): Step {
  const wanted = (high - low) / count;
  const power = Math.floor(Math.log10(wanted));
  const over = wanted / 10 ** power;
  // Between two of 1, 2, 5 and 10 their geometric mean decides.
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  return power < 0 ? { up: 10 ** -power / factor } : { size: 10 ** power * factor };
}

const inSteps = (value: number, step: Step) => ('up' in step ? value * step.up : value / step.size);
const fromSteps = (steps: number, step: Step) => ('up' in step ? steps / step.up : steps * step.size);

/** Round values from `low` to `high`, about as many as are asked for. */
export function roundValues([low, high]: Ends, count: number): number[] {
  if (low === high) return [low];
  if (high - low < leastSpan) return [low, high];
  const step = stepOf(low, high, count);
  let first = Math.round(inSteps(low, step));
  let last = Math.round(inSteps(high, step));
  if (fromSteps(first, step) < low) first += 1;
  if (fromSteps(last, step) > high) last -= 1;
  // One that is wanted is there, if it takes a finer step.
  if (last < first && count < 2) return roundValues([low, high], count * 2);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => fromSteps(first + at, step));
}

const mostRounds = 10;

/** Widened to round values on both sides; as it is where wider ends ask for wider steps without end. */
export function roundedOut([low, high]: Ends, count: number): [number, number] {
  if (high - low < leastSpan) return [low, high];
  let ends: Ends = [low, high];
  let before = '';
  for (let round = 0; round < mostRounds; round += 1) {
    const step = stepOf(...ends, count);
    const said = JSON.stringify(step);
    if (said === before) return [...ends];
    before = said;
    ends = [
      fromSteps(Math.floor(inSteps(ends[0], step)), step),
      fromSteps(Math.ceil(inSteps(ends[1], step)), step),
    ];
  }
  return [low, high];
}
