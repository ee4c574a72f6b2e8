import { directionOf } from '@marsad/indicators';
import { useMutation } from '@tanstack/react-query';
import { notifyApi } from '../api/notify.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { bodyOf, type ReceiverDraft } from './receiver-draft.js';

/** A message as it would be sent, in the receiver's language, before anything is saved or sent. */
export function ReceiverPreview({ draft }: { draft: ReceiverDraft }) {
  const words = useWords();
  const looking = useMutation({
    mutationFn: () => {
      const { kind, chat, language, matchers } = bodyOf(draft);
      return notifyApi.previewReceiver({
        name: draft.name.trim() || words.t('receivers.new'),
        kind,
        language: language ?? null,
        matchers: matchers ?? [],
        ...(chat ? { chat } : {}),
      });
    },
  });
  const { data } = looking;
  const direction = draft.language === '' ? 'auto' : directionOf(draft.language);
  return (
    <div className="flex flex-col items-start gap-3">
      <Button disabled={looking.isPending} onClick={() => looking.mutate()}>
        {words.t('receivers.preview')}
      </Button>
      <div role="status" className="w-full text-sm empty:hidden">
        {looking.isError && <Notice kind="error">{failureText(words, looking.error)}</Notice>}
        {data !== undefined && (
          <>
            <p className="mb-2 text-muted">{words.t(`receivers.previewOf.${data.example}`)}</p>
            {data.text !== null && (
              <div dir={direction} className="rounded-tremor-default border border-line p-3">
                <p className="font-semibold">{data.title}</p>
                <p className="mt-2 whitespace-pre-wrap break-words [unicode-bidi:plaintext]">{data.text}</p>
              </div>
            )}
            {data.body !== null && (
              <details className="mt-2" open={data.text === null}>
                <summary className="inline-flex min-h-10 cursor-pointer items-center text-accent underline">
                  {words.t('receivers.previewBody')}
                </summary>
                <pre
                  dir="ltr"
                  className="whitespace-pre-wrap break-words rounded-sm border border-line p-3 text-xs"
                >
                  {data.body}
                </pre>
              </details>
            )}
          </>
        )}
      </div>
    </div>
  );
}
