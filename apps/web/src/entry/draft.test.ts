import { describe, expect, it, vi } from 'vitest';
import {
  bodyOf,
  changed,
  draftDocument,
  draftFor,
  emptyDraft,
  keepDraft,
  nextDraft,
  storedDraft,
} from './draft.js';

const draft = {
  ...emptyDraft,
  indicator: 'al-hol-pledges',
  period: ' 2020-09 ',
  value: '88-94',
  title: 'A report',
  reliability: 'B',
  credibility: '3',
};

describe('the body', () => {
  it('leaves out what was not said', () => {
    expect(bodyOf(draft, 'en')).toEqual({
      indicator: 'al-hol-pledges',
      period: '2020-09',
      value: '88-94',
      source: { title: 'A report' },
      reliability: 'B',
      credibility: 3,
      language: 'en',
    });
  });

  it('carries the codes that were chosen, and none for the total', () => {
    expect(bodyOf({ ...draft, dimensions: { sex: 'female', age: '' } }, 'en').dimensions).toEqual({
      sex: 'female',
    });
    expect(bodyOf({ ...draft, dimensions: { sex: '' } }, 'en')).not.toHaveProperty('dimensions');
  });
});

const revive = (text: string) => draftDocument.read(JSON.parse(text));

describe('a stored draft', () => {
  it('comes back as it was', () => {
    expect(revive(JSON.stringify(draft))).toEqual(draft);
    expect(revive(JSON.stringify(draftDocument.write(draft)))).toEqual(draft);
  });

  it('loses only what no longer fits', () => {
    expect(revive('{"value":"88","period":7,"gone":"x","dimensions":null}')).toEqual({
      ...emptyDraft,
      value: '88',
    });
  });

  it('is empty when unreadable', () => {
    const held = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, text: string) => held.set(name, text),
    });
    expect(storedDraft('omar')).toEqual(emptyDraft);
    held.set('marsad.draft@omar', '{');
    expect(storedDraft('omar')).toEqual(emptyDraft);
    held.set('marsad.draft@omar', '{"v":99,"value":"88"}');
    expect(storedDraft('omar')).toEqual(emptyDraft);
    keepDraft('omar', draft);
    expect(held.get('marsad.draft@omar')).toContain('"v":2');
    expect(storedDraft('omar')).toEqual(draft);
    // Nor is it anybody else's.
    expect(storedDraft('lina')).toEqual(emptyDraft);
    expect(storedDraft(null)).toEqual(emptyDraft);
    vi.unstubAllGlobals();
    // Nor is it anything where storage is forbidden.
    expect(storedDraft('omar')).toEqual(emptyDraft);
  });
});

it('goes on to the next period with the source kept and the figure gone', () => {
  const next = nextDraft({ ...draft, note: 'n', locator: 'p. 3', status: 'P' }, '2020-10');
  expect(next).toMatchObject({
    period: '2020-10',
    value: '',
    note: '',
    locator: '',
    status: 'A',
    title: 'A report',
  });
});

describe('the source of the figure before', () => {
  const saved = nextDraft({ ...draft, publisher: 'A team', url: 'https://example.org' }, '2020-10');

  it('stays for the next figure of the same indicator, and says so', () => {
    expect(saved).toMatchObject({ title: 'A report', reliability: 'B', credibility: '3', carried: true });
    expect(revive(JSON.stringify(saved)).carried).toBe(true);
    expect(draftFor(saved, draft.indicator)).toBe(saved);
  });

  it('is not that of another indicator, and neither is its grade', () => {
    expect(draftFor(saved, 'crop-burnings')).toEqual({ ...emptyDraft, indicator: 'crop-burnings' });
    // Nor where somebody has touched it meanwhile, or the form was left and opened again.
    const touched = changed(saved, { date: '2020-11' });
    expect(draftFor(revive(JSON.stringify(touched)), 'crop-burnings').title).toBe('');
  });

  it('is somebody’s own word once it is changed', () => {
    expect(changed(saved, { value: '90', note: 'n', period: '2020-11' }).carried).toBe(true);
    expect(changed(saved, { credibility: '2' }).carried).toBe(false);
    expect(changed(saved, { title: 'Another' }).carried).toBe(false);
  });

  it('stays where it was typed before an indicator was chosen', () => {
    const typed = { ...emptyDraft, title: 'A report', reliability: 'B' };
    expect(draftFor(typed, 'crop-burnings')).toMatchObject({ title: 'A report', reliability: 'B' });
  });
});
