/** What the server writes into the page itself, so that the page is drawn without asking first. */
import type { SessionWire } from './account.js';
import type { SettingsWire } from './desk.js';
import type { ArrangementWire, ChangesWire } from './overview.js';
import type { AlertWire, IndicatorSummaryWire, InstanceWire, SeriesWire } from './record.js';

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
