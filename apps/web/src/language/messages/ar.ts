import type { Translation } from '@marsad/indicators';
import { shownWords } from '@marsad/indicators/shown';
import { ar as account } from './account.ar.js';
import { ar as alert } from './alert.ar.js';
import { ar as audit } from './audit.ar.js';
import { ar as brief } from './brief.ar.js';
import { ar as briefMailing } from './brief-mailing.ar.js';
import { ar as chart } from './chart.ar.js';
import type { Messages } from './en.js';
import { ar as entry } from './entry.ar.js';
import { ar as feed } from './feed.ar.js';
import { ar as form } from './form.ar.js';
import { ar as grid } from './grid.ar.js';
import { ar as imports } from './import.ar.js';
import { ar as inbox } from './inbox.ar.js';
import { ar as indicator } from './indicator.ar.js';
import { ar as live } from './live.ar.js';
import { ar as map } from './map.ar.js';
import { ar as notify } from './notify.ar.js';
import { ar as observation } from './observation.ar.js';
import { ar as overview } from './overview.ar.js';
import { ar as ownCheck } from './own-check.ar.js';
import { ar as ownIndicator } from './own-indicator.ar.js';
import { ar as pipeline } from './pipeline.ar.js';
import { ar as place } from './place.ar.js';
import { ar as problem } from './problem.ar.js';
import { ar as publicChart } from './public-chart.ar.js';
import { ar as reading } from './reading.ar.js';
import { ar as reference } from './reference.ar.js';
import { ar as review } from './review.ar.js';
import { ar as rule } from './rule.ar.js';
import { ar as saved } from './saved-brief.ar.js';
import { ar as saying } from './saying.ar.js';
import { ar as search } from './search.ar.js';
import { ar as settings } from './settings.ar.js';
import { ar as shell } from './shell.ar.js';
import { ar as source } from './source.ar.js';
import { ar as subscription } from './subscription.ar.js';
import { ar as timeline } from './timeline.ar.js';
import { ar as ui } from './ui.ar.js';
import { ar as wall } from './wall.ar.js';

/** Every message of the web app in Arabic. */
export const ar: Translation<Messages> = {
  ...account,
  ...alert,
  ...audit,
  ...brief,
  ...chart,
  ...entry,
  ...feed,
  ...form,
  ...grid,
  ...imports,
  ...inbox,
  ...indicator,
  ...live,
  ...map,
  ...notify,
  ...observation,
  ...overview,
  ...ownIndicator,
  ...pipeline,
  ...place,
  ...problem,
  ...publicChart,
  ...reading,
  ...reference,
  ...review,
  ...rule,
  ...saying,
  ...briefMailing,
  ...saved,
  ...search,
  ...settings,
  ...shownWords.ar,
  ...shell,
  ...source,
  ...subscription,
  ...ownCheck,
  ...timeline,
  ...ui,
  ...wall,
};
