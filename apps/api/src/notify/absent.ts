/** What is said of a receiver, a message or a silence that is not there. */
import { refuse } from '../http/problems.js';

export const absent = (what: string, id: string) => refuse(404, 'not-found', { what: `${what} ${id}` });
