import type { PackageImportWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { Button, ButtonLink, DownloadLink } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { FileField } from '../ui/file-field.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { EverythingFound } from './everything-found.js';

/** The record of another installation: looked at first, then brought in. The figures in it then have a plan of their own. */
export function Everything() {
  const words = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const looking = useMutation({
    mutationFn: (chosen: File) => tableApi.importPackage(chosen, { dryRun: true }),
  });
  const bringing = useMutation({
    mutationFn: (chosen: File) => tableApi.importPackage(chosen, {}),
    // Whatever it made, pages that are open hold what was there before.
    onSettled: () => client.invalidateQueries(),
  });
  const isBusy = looking.isPending || bringing.isPending;
  const failure = looking.error ?? bringing.error;
  const found = bringing.data ?? looking.data;
  return (
    <Section title={words.t('tables.everything')} lead={words.t('tables.everythingLead')}>
      <div className="grid gap-4">
        <div className="max-w-2xl">
          <FileField
            label={words.t('tables.everythingFile')}
            accept=".zip,application/zip"
            disabled={isBusy}
            chosen={(chosen) => {
              bringing.reset();
              looking.reset();
              setFile(chosen);
              looking.mutate(chosen);
            }}
          />
        </div>
        <div role="status" className="grid gap-3 empty:hidden">
          {isBusy && (
            <p className="text-sm text-muted">
              {words.t(looking.isPending ? 'tables.everythingLooking' : 'tables.everythingMaking')}
            </p>
          )}
          {failure !== null && <Notice kind="error">{failureText(words, failure)}</Notice>}
          {bringing.data !== undefined && <Made found={bringing.data} />}
        </div>
        {found !== undefined && failure === null && <EverythingFound found={found} />}
        {looking.data !== undefined && bringing.data === undefined && file !== null && (
          <Next found={looking.data} isBusy={isBusy} bringIn={() => bringing.mutate(file)} />
        )}
        <div>
          <DownloadLink href="/api/v1/export?format=package">{words.t('tables.everythingOut')}</DownloadLink>
        </div>
      </div>
    </Section>
  );
}

const countNew = ({ counts }: PackageImportWire) => counts.reduce((sum, one) => sum + one.new, 0);

interface NextProps {
  readonly found: PackageImportWire;
  readonly isBusy: boolean;
  readonly bringIn: () => void;
}

function Next({ found, isBusy, bringIn }: NextProps) {
  const words = useWords();
  const count = countNew(found);
  if (count === 0 && !found.figures)
    return <p className="text-sm text-muted">{words.t('tables.everythingNothing')}</p>;
  return (
    <div>
      <Button look="primary" disabled={isBusy} onClick={bringIn}>
        {count === 0 ? words.t('tables.everythingFigures') : words.t('tables.everythingBring', { count })}
      </Button>
    </div>
  );
}

function Made({ found }: { found: PackageImportWire }) {
  const words = useWords();
  return (
    <Notice kind="good">
      <p>{words.t('tables.everythingMade', { count: countNew(found) })}</p>
      {found.import !== null && (
        <p className="mt-2">
          <ButtonLink href={`/tables/${found.import.id}`}>{words.t('tables.everythingPlan')}</ButtonLink>
        </p>
      )}
    </Notice>
  );
}
