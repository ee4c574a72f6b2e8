/** What the server writes into the page itself, so that the page is drawn without asking first. */

import type { AlertWire } from './alert.js';
import type { IndicatorSummaryWire } from './indicator.js';
import type { InstanceWire } from './instance.js';
import type { ArrangementWire, ChangesWire } from './overview.js';
import type { SeriesWire } from './series.js';
import type { SessionWire } from './session.js';
import type { SettingsWire } from './settings.js';

/** Everything may be missing: what is not here is asked for. */
export interface BeginningWire {
  /** The newest live event when the rest was read: the stream of events goes on from there. */
  readonly lastEvent?: number;
  readonly session?: SessionWire;
  readonly instance?: InstanceWire;
  readonly settings?: SettingsWire;
  readonly firing?: readonly AlertWire[];
  readonly indicators?: readonly IndicatorSummaryWire[];
  readonly arrangement?: ArrangementWire;
  readonly changes?: ChangesWire;
  readonly indicator?: IndicatorSummaryWire;
  /** Of that indicator, as its page shows it first. */
  readonly series?: SeriesWire;
}
