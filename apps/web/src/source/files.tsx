import type { SourceItemWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ApiError } from '../api/client.js';
import { keys } from '../api/queries.js';
import { sourceApi } from '../api/sources.js';
import { useWords, type Words } from '../language/words.js';
import { sizeText } from '../saying/file-size.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { failureText } from '../ui/failed.js';
import { FileField } from '../ui/file-field.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';

/** The files behind a source: what was read, kept beside what was read out of it. */
export function SourceFiles({ source }: { source: SourceItemWire }) {
  const words = useWords();
  const id = useId();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.sources });
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('source.files')}
      </h2>
      {source.files.length === 0 ? (
        <p className="text-sm text-muted">{words.t('source.noFiles')}</p>
      ) : (
        <FramedList>
          {source.files.map((file) => (
            <ListItem key={file.id} className="flex-col !items-stretch gap-2">
              <div className="min-w-0">
                <a
                  href={`/api/v1/sources/${source.id}/files/${file.id}`}
                  download={file.name}
                  className="break-words rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
                >
                  <bdi>{file.name}</bdi>
                </a>
                <p className="text-xs text-muted">
                  {sizeText(words, file.size)} · <bdi>{file.addedBy}</bdi> · {words.instant(file.addedAt)}
                </p>
              </div>
              <ForRole needed="editor">
                <div>
                  <Confirmed
                    label={words.t('settings.remove')}
                    about={file.name}
                    question={words.t('source.removeQuestion')}
                    act={() => sourceApi.removeSourceFile(source.id, file.id)}
                    done={again}
                  />
                </div>
              </ForRole>
            </ListItem>
          ))}
        </FramedList>
      )}
      <ForRole needed="contributor">
        <Upload source={source} done={again} />
      </ForRole>
    </Card>
  );
}

function Upload({ source, done }: { source: SourceItemWire; done: () => void }) {
  const words = useWords();
  const sending = useMutation({
    mutationFn: (file: File) => sourceApi.addSourceFile(source.id, file),
    onSuccess: done,
  });
  return (
    <div className="flex flex-col gap-2">
      <FileField
        label={words.t('source.addFile')}
        hint={words.t('source.fileHint')}
        disabled={sending.isPending}
        chosen={(file) => sending.mutate(file)}
      />
      <div role="status" className="empty:hidden">
        {sending.isPending && <p className="text-sm text-muted">{words.t('source.sending')}</p>}
        {sending.isError && <Notice kind="error">{uploadFailure(words, sending.error)}</Notice>}
        {sending.isSuccess && <Notice kind="good">{words.t('source.fileAdded')}</Notice>}
      </div>
    </div>
  );
}

function uploadFailure(words: Words, error: Error): string {
  const failure = error instanceof ApiError ? error.failure : null;
  const [item] = failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];
  return item === undefined
    ? failureText(words, error)
    : words.problem(item.code, item.params ?? {}, item.detail);
}
