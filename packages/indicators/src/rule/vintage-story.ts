/** Which incidents one would have had, day by day. */
import type { BacktestIncident } from './backtest.js';
import { matchRuns, type Span } from './runs.js';
import type { Changes } from './vintage-machine.js';
import type { OnRecord, Place } from './vintage-record.js';

interface Noted {
  readonly incident: BacktestIncident;
  readonly span: Span;
  readonly isStanding: boolean;
  readonly noticedOn: string;
}

/** The incidents as one would have had them: a run that figures lengthen stays one, and so do two that become one. */
export class Story {
  readonly #standing = new Map<Place, Noted>();
  /** In the order in which they were noticed, and of one day in which they went. */
  #gone: Noted[] = [];

  goOn(day: string, { touched, runs: computed }: Changes, record: OnRecord): void {
    const before = [...touched].flatMap((start) => this.#standing.get(start) ?? []).sort(inOrderOfNotice);
    if (before.length === 0 && computed.length === 0) return;
    // A run that nothing touched is the incident it was, and shares no period with another.
    const { runs, gone } = matchRuns([...before, ...this.#gone], computed, () => true);
    for (const start of touched) this.#standing.delete(start);
    for (const { run, known } of runs) {
      const noticedOn = known?.noticedOn ?? day;
      const late = known?.incident.late ?? run.incident.late;
      const incident = { ...run.incident, late, noticedOn, undone: null };
      this.#standing.set(run.start, { span: run.span, isStanding: true, noticedOn, incident });
    }
    const back = new Set(runs.flatMap(({ known }) => (known?.isStanding === false ? [known] : [])));
    if (back.size > 0) this.#gone = this.#gone.filter((one) => !back.has(one));
    if (gone.length > 0) this.#leave(gone, record);
  }

  #leave(gone: readonly Noted[], record: OnRecord): void {
    for (const one of gone) {
      const undone = record.hasFigureFrom(one.incident.startsAt) ? 'Revised' : 'Retracted';
      const incident = { ...one.incident, state: 'normal', undone } as const;
      this.#gone.push({ ...one, isStanding: false, incident });
    }
    this.#gone.sort((a, b) => compare(a.noticedOn, b.noticedOn));
  }

  incidents(): BacktestIncident[] {
    const standing = [...this.#standing.values()].sort(inOrderOfNotice);
    const all = [...this.#gone, ...standing].sort((a, b) => compare(a.noticedOn, b.noticedOn));
    return all.map(({ incident }) => incident);
  }
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const inOrderOfNotice = (a: Noted, b: Noted) =>
  compare(a.noticedOn, b.noticedOn) || compare(a.span.from, b.span.from);
