/**
 * Trying a rule out with what was known at the time, by how many figures the series has: each was known on a day of its
 * own, and a third of them were revised later. Near linear means that a revision costs among 4,000 what it costs among 120.
 */
import { defineIndicator, parseFigure, parsePeriod } from '../packages/indicators/dist/index.js';
import { backtestToday, backtestVintages } from '../packages/indicators/dist/pipeline.js';
import { best, number } from './measure.mjs';

const sizes = [120, 250, 500, 1_000, 4_000];
const rules = {
  threshold: { value: { op: '>', to: 60 } },
  change: { change: { op: '>', percent: 15 } },
  EWMA: { signal: 'ewma' },
  CUSUM: { signal: 'cusum' },
  statistical: {
    any: [{ signal: 'ewma' }, { all: [{ signal: 'cusum' }, { yearAgo: { op: '>', percent: 10 } }] }],
  },
};
const indicator = {
  ...defineIndicator({
    id: 'bench',
    name: { en: 'Bench' },
    definition: { en: 'For measuring.' },
    kind: 'stock',
    unit: '{person}',
    cadence: 'day',
    direction: 'up-is-worse',
  }),
  dimensions: [],
};
const shared = {
  for: 1,
  recovery: null,
  keepFiringFor: 0,
  gap: 'hold',
  certainty: 'certain',
  noData: 'KeepLast',
};

export async function run() {
  const lines = {};
  for (const [name, condition] of Object.entries(rules)) {
    const rule = {
      indicator: 'bench',
      severity: 'warning',
      labels: {},
      description: { en: '' },
      condition,
      ...shared,
    };
    let first = null;
    for (const size of sizes) {
      const revisions = reported(size);
      const held = [{ revisions, baseline }];
      const now = [{ figures: standing(revisions), baseline }];
      const then = best(size > 1_000 ? 2 : 4, () => backtestVintages(held, rule, indicator));
      const once = best(size > 1_000 ? 2 : 4, () => backtestToday(now, rule, indicator));
      const each = then / revisions.length;
      first ??= each;
      lines[`${name}, ${number(size)} figures: ms; a revision in µs`] =
        `${number(then * 1000)}; ${number(each * 1e6)}`;
      lines[`${name}, ${number(size)} figures: times today's alone; times each of 120`] =
        `${number(then / once)}; ${number(each / first)}`;
    }
  }
  return lines;
}

const quantities = new Map();
function quantity(text) {
  if (!quantities.has(text)) quantities.set(text, parseFigure(text, indicator).quantity);
  return quantities.get(text);
}

const dayOf = (n) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
const baseline = {
  figure: { quantity: quantity('50-60'), per: 'period' },
  period: parsePeriod('1999').period,
  range: 'spread',
  citation: {},
  observation: 'baseline',
};

function reported(size) {
  const revisions = [];
  for (let at = 0; at < size; at += 1) {
    const level = 55 + Math.round(9 * Math.sin(at / 9) + 6 * Math.sin(at * 1.7));
    revisions.push(revision(at, 1, level, at + 1));
    if (at % 3 === 0) revisions.push(revision(at, 2, level + (at % 2 === 0 ? 6 : -6), at + 20));
  }
  return revisions;
}

function revision(at, number_, level, known) {
  const knownOn = dayOf(known);
  return {
    observation: `o${at}`,
    revision: number_,
    revisionId: `${at}/${number_}`,
    dimensions: {},
    period: parsePeriod(dayOf(at)).period,
    figure: { quantity: quantity(`${level}-${level + 4}`), per: 'period' },
    source: { id: 's', title: 'Bench', publisher: null, url: null, date: null },
    reliability: null,
    credibility: null,
    status: 'A',
    note: null,
    recordedAt: `${knownOn}T12:00:00Z`,
    recordedOn: knownOn,
    knownOn,
    chosen: null,
    retracted: false,
    corrected: false,
  };
}

function standing(revisions) {
  return [...new Map(revisions.map((one) => [one.observation, one])).values()];
}
