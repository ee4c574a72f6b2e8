/** What is given in to be read: kept in the form until it is sent, sent once, and then gone to. */
import type { Language } from '@marsad/indicators';
import type { ReadingAcceptedWire } from '@marsad/indicators/contract';
import { readingForm } from '@marsad/indicators/contract/client/reading';
import { largestReadingBytes, usualReadingBounds } from '@marsad/indicators/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { keys, useInstance } from '../api/queries.js';
import { readingApi } from '../api/readings.js';
import { upload } from '../api/upload.js';
import { newKey } from '../entry/attempt.js';
import { emptyDraft } from '../entry/draft.js';
import { recentSources, rememberSource } from '../entry/recent-sources.js';
import type { SourceParts } from '../entry/source-parts.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { nothingToLose } from '../ui/leaving.js';
import { type Given, type Refusal, refusalOf, sourceBody, titleOf } from './incoming.js';

const noSource: SourceParts = { title: '', publisher: '', date: '', url: '' };

export type LanguageChoice = Language | '';

export function useBringIn() {
  const words = useWords();
  const client = useQueryClient();
  const person = useSession().person?.id ?? null;
  const { readings = usualReadingBounds } = useInstance().data ?? {};
  const [, go] = useLocation();
  const [given, setGiven] = useState<Given | null>(null);
  const [source, setSource] = useState(noSource);
  /** The title is that of the file, which nobody has typed. */
  const [isNamed, setNamed] = useState(false);
  const [language, setLanguage] = useState<LanguageChoice>('');
  const [refused, setRefused] = useState<{ refusal: Refusal; name: string } | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const stopper = useRef<AbortController | null>(null);
  const attempt = useRef<{ content: string; key: string } | null>(null);
  // What is on its way is given up where nobody waits for it any more.
  useEffect(() => () => stopper.current?.abort(), []);

  const sending = useMutation({
    mutationFn: (what: Given) => {
      const stop = new AbortController();
      stopper.current = stop;
      setShare(null);
      const said = { source: sourceBody(source), ...(language === '' ? {} : { language }) };
      // The same wish keeps its key: tried again after an answer that was lost, it is no second report.
      const content = JSON.stringify([
        said,
        what.kind === 'text' ? what.text : [what.file.name, what.file.size, what.file.lastModified],
      ]);
      const key = attempt.current?.content === content ? attempt.current.key : newKey();
      attempt.current = { content, key };
      return what.kind === 'text'
        ? readingApi.pasteReading({ text: what.text, ...said }, { signal: stop.signal, key })
        : upload<ReadingAcceptedWire>('/readings', readingForm({ file: what.file, ...said }), {
            signal: stop.signal,
            sent: setShare,
            key,
            language: words.language,
          });
    },
    onSuccess: ({ id }) => {
      rememberSource(person, recentSources(person), { ...emptyDraft, ...source });
      void client.invalidateQueries({ queryKey: keys.readings });
      nothingToLose();
      go(`/readings/${id}`);
    },
  });

  const take = (next: Given | null) => {
    setRefused(null);
    setIncomplete(false);
    sending.reset();
    setGiven(next);
    if (next?.kind === 'file' && (source.title === '' || isNamed)) {
      setSource({ ...source, title: titleOf(next.file.name) });
      setNamed(true);
    }
  };
  return {
    ...{ given, source, language, setLanguage, refused, isNamed, isIncomplete, take },
    last: recentSources(person)[0] ?? null,
    mostMegabytes: readings.megabytes,
    mostPages: readings.pages,
    changeSource: (part: Partial<SourceParts>) => {
      if ('title' in part) setNamed(false);
      setSource((before) => ({ ...before, ...part }));
    },
    takeFiles: (files: readonly File[]) => {
      const [file] = files;
      if (file === undefined || sending.isPending) return;
      const refusal = refusalOf(files, largestReadingBytes(readings));
      if (refusal === null) take({ kind: 'file', file });
      else setRefused({ refusal, name: file.name });
    },
    send: () => {
      if (sending.isPending) return;
      const isThere = given !== null && source.title.trim() !== '';
      setIncomplete(!isThere);
      if (isThere) sending.mutate(given);
    },
    sending: sending.isPending ? { share, stop: () => stopper.current?.abort() } : null,
    error: sending.error?.name === 'AbortError' ? null : sending.error,
  };
}

export type BringingIn = ReturnType<typeof useBringIn>;
