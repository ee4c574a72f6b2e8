import { shownWords } from '@marsad/indicators/shown';
import { en as account } from './account.en.js';
import { en as alert } from './alert.en.js';
import { en as audit } from './audit.en.js';
import { en as brief } from './brief.en.js';
import { en as briefMailing } from './brief-mailing.en.js';
import { en as chart } from './chart.en.js';
import { en as entry } from './entry.en.js';
import { en as feed } from './feed.en.js';
import { en as form } from './form.en.js';
import { en as grid } from './grid.en.js';
import { en as imports } from './import.en.js';
import { en as inbox } from './inbox.en.js';
import { en as indicator } from './indicator.en.js';
import { en as live } from './live.en.js';
import { en as map } from './map.en.js';
import { en as notify } from './notify.en.js';
import { en as observation } from './observation.en.js';
import { en as overview } from './overview.en.js';
import { en as ownCheck } from './own-check.en.js';
import { en as ownIndicator } from './own-indicator.en.js';
import { en as pipeline } from './pipeline.en.js';
import { en as place } from './place.en.js';
import { en as problem } from './problem.en.js';
import { en as publicChart } from './public-chart.en.js';
import { en as reading } from './reading.en.js';
import { en as reference } from './reference.en.js';
import { en as review } from './review.en.js';
import { en as rule } from './rule.en.js';
import { en as saved } from './saved-brief.en.js';
import { en as saying } from './saying.en.js';
import { en as search } from './search.en.js';
import { en as settings } from './settings.en.js';
import { en as shell } from './shell.en.js';
import { en as source } from './source.en.js';
import { en as subscription } from './subscription.en.js';
import { en as timeline } from './timeline.en.js';
import { en as ui } from './ui.en.js';
import { en as wall } from './wall.en.js';

/** Every message of the web app in English. */
export const en = {
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
  ...shownWords.en,
  ...shell,
  ...source,
  ...subscription,
  ...ownCheck,
  ...timeline,
  ...ui,
  ...wall,
};

export type Messages = typeof en;
export type MessageKey = keyof Messages;
