/** Held by the compiler alone: a part of a stored type that nobody looks at, or that the type has not, does not compile. */
import { withParts } from './parts.js';

interface Box {
  readonly width: number;
  readonly name?: string;
}

withParts<Box>({ width: 'number', name: 'text?' });
// @ts-expect-error: added to the type, and not named here; a part that may be absent is no exception
withParts<Box>({ width: 'number' });
// @ts-expect-error: gone from the type, and still named here
withParts<Box>({ width: 'number', name: 'text?', colour: 'text' });
// @ts-expect-error: nothing that a part of JSON can be
withParts<Box>({ width: 'figure', name: 'text?' });
