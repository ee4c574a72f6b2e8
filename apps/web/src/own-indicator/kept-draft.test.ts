import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draftOf } from './definition.js';
import { keepDraft, keptDraft } from './kept-draft.js';

const storage = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, text: string) => storage.set(name, text),
    removeItem: (name: string) => storage.delete(name),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  storage.clear();
});

const draft = (name: string) => ({ ...draftOf(null), name });
const kept = (of: string, name: string) => ({ of, step: 1, draft: draft(name) });

it('a draft of one indicator leaves that of another, and of an older version none', () => {
  keepDraft('huda', 'prices', kept('prices 3', 'Prices'));
  keepDraft('huda', 'new ', kept('new ', 'Crossings'));
  expect([keptDraft('huda', 'prices 3'), keptDraft('huda', 'new ')]).toEqual([
    kept('prices 3', 'Prices'),
    kept('new ', 'Crossings'),
  ]);
  keepDraft('huda', 'prices', kept('prices 4', 'Prices of bread'));
  expect(keptDraft('huda', 'prices 3')).toBeNull();
  keepDraft('huda', 'new ', null);
  expect([keptDraft('huda', 'new '), keptDraft('huda', 'prices 4')?.draft]).toEqual([
    null,
    draft('Prices of bread'),
  ]);
  keepDraft('huda', 'prices', null);
  expect(storage.size).toBe(0);
});

it('the one that an older page kept is taken up', () => {
  keepDraft('huda', 'new ', kept('new ', 'Crossings'));
  const [[name = '', text = ''] = []] = [...storage];
  const { drafts, ...rest } = JSON.parse(text);
  storage.set(name, JSON.stringify({ ...rest, ...drafts[0] }));
  expect(keptDraft('huda', 'new ')).toEqual(kept('new ', 'Crossings'));
});
