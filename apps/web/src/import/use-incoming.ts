/** Sends what came as a table, once, and goes to its page. */
import type { ImportAcceptedWire } from '@marsad/indicators/contract';
import { tableForm } from '@marsad/indicators/contract/client/import';
import { largestTableBytes, usualTableBounds } from '@marsad/indicators/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { keys, useInstance } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { upload } from '../api/upload.js';
import { newKey } from '../entry/attempt.js';
import { useWords } from '../language/words.js';
import { useDroppedFiles } from '../ui/dropped-files.js';
import { type Incoming, pastedIn, type Refusal, refusalOf } from './incoming.js';

interface Refused {
  readonly refusal: Refusal;
  readonly name: string;
}

export interface Sending {
  readonly name: string;
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null;
  readonly stop: () => void;
}

export interface IncomingTables {
  readonly take: (incoming: Incoming) => void;
  readonly takeFiles: (files: readonly File[]) => void;
  /** What is being sent; null where nothing is. */
  readonly sending: Sending | null;
  readonly refused: Refused | null;
  readonly error: Error | null;
  /** How large a file may be here. */
  readonly mostMegabytes: number;
}

const nameOf = (incoming: Incoming, pasted: string) =>
  incoming.kind === 'file' ? incoming.file.name : pasted;

export function useIncoming(): IncomingTables {
  const words = useWords();
  const client = useQueryClient();
  const { tables = usualTableBounds } = useInstance().data ?? {};
  const [, go] = useLocation();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const stopper = useRef<AbortController | null>(null);
  // What is on its way is given up where nobody waits for it any more.
  useEffect(() => () => stopper.current?.abort(), []);
  const pastedName = words.t('tables.pasteName');
  const sending = useMutation({
    mutationFn: (incoming: Incoming) => {
      const stop = new AbortController();
      stopper.current = stop;
      setShare(null);
      return send(incoming, { signal: stop.signal, sent: setShare, pastedName, language: words.language });
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.imports });
      go(`/tables/${id}`);
    },
  });
  const take = (incoming: Incoming) => {
    if (sending.isPending) return;
    setRefused(null);
    sending.mutate(incoming);
  };
  return {
    take,
    takeFiles: (files) => {
      const refusal = refusalOf(files, largestTableBytes(tables));
      const [file] = files;
      if (file === undefined) return;
      if (refusal === null) take({ kind: 'file', file });
      else setRefused({ refusal, name: file.name });
    },
    sending: sending.isPending
      ? {
          name: nameOf(sending.variables, pastedName),
          share,
          stop: () => stopper.current?.abort(),
        }
      : null,
    refused,
    error: wasStopped(sending.error) ? null : sending.error,
    mostMegabytes: tables.megabytes,
  };
}

const wasStopped = (error: Error | null) => error?.name === 'AbortError';

interface SendOptions {
  readonly signal: AbortSignal;
  readonly sent: (share: number) => void;
  readonly pastedName: string;
  readonly language: string;
}

function send(
  incoming: Incoming,
  { signal, sent, pastedName, language }: SendOptions,
): Promise<ImportAcceptedWire> {
  const key = newKey();
  switch (incoming.kind) {
    case 'file':
      return upload('/imports', tableForm({ file: incoming.file }), { sent, signal, key, language });
    case 'text':
      return tableApi.pasteImport({ text: incoming.text, name: pastedName }, { signal, key });
  }
}

/** Cells pasted and files dropped anywhere on the page, but for what is pasted into a field. */
export function useWholePage({ take, takeFiles }: IncomingTables, enabled: boolean): boolean {
  const current = useRef(take);
  current.current = take;
  useEffect(() => {
    if (!enabled) return undefined;
    const onPaste = (event: ClipboardEvent) => {
      const at = event.target;
      if (at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable]')) return;
      const incoming = event.clipboardData === null ? null : pastedIn(dataOf(event.clipboardData));
      if (incoming === null) return;
      event.preventDefault();
      current.current(incoming);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [enabled]);
  return useDroppedFiles(takeFiles, enabled);
}

const dataOf = (data: DataTransfer) => ({
  files: data.files,
  getData: (type: string) => data.getData(type),
});
