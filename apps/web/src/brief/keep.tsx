/** Keeps what was put together under its name, where everybody finds it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { briefApi } from '../api/brief.js';
import { noAnswer } from '../api/no-answer.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import type { BriefAddress } from './address.js';

interface Props {
  readonly title: string;
  readonly brief: BriefAddress;
  readonly chosen: readonly string[];
}

export function Keep({ title, brief, chosen }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const keeping = useMutation({
    mutationFn: () =>
      briefApi.saveBrief({
        name: title,
        introduction: brief.introduction,
        items: chosen.map((id) => ({ kind: 'indicator', id })),
        asOf: brief.asOf,
        language: words.language,
      }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.savedBriefs });
      go(`/briefs/${id}`);
    },
  });
  return (
    <>
      <Button disabled={chosen.length === 0 || keeping.isPending} onClick={() => keeping.mutate()}>
        {words.t('saved.keep')}
      </Button>
      {keeping.isError && (
        <p role="alert" className="basis-full text-sm text-refused">
          {failureText(words, keeping.error)} {noAnswer(keeping.error) && words.t('form.mayBeThere')}
        </p>
      )}
    </>
  );
}
