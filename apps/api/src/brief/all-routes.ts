/** Everything about briefs: their figures and links, those that are kept, and their PDFs. */
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { briefPdfRoutes } from './pdf-routes.js';
import { briefRoutes } from './routes.js';
import { savedBriefRoutes } from './saved-routes.js';

export function allBriefRoutes(app: Api, deps: Deps): void {
  briefRoutes(app, deps);
  savedBriefRoutes(app, deps);
  briefPdfRoutes(app, deps);
}
