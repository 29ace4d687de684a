import { type RosterScope, rosterScopeSchema } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { problemOf, refusalCode } from '@mleg/ui/calls/problem.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { type FormEvent, useState } from 'react';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import type { Roster } from './use-roster.ts';

export function UploadForm({ upload }: { readonly upload: Roster['upload'] }) {
  const t = useT();
  const [file, setFile] = useState<File>();
  const [scope, setScope] = useState<RosterScope>('everybody');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!file);
    if (file) upload.mutate({ file, scope });
  };
  const tooLarge = refusalCode(upload.error) === 'TOO_LARGE' || statusOf(upload.error) === 413;
  return (
    <Panel>
      <form className={layout['stack']} noValidate onSubmit={submit}>
        {tooLarge && (
          <Notice tone="danger" announce>
            {t('roster.tooLarge')}
          </Notice>
        )}
        {upload.error && !tooLarge && problemOf(upload.error).kind !== 'signedOut' && (
          <OfficeProblem error={upload.error} />
        )}
        <TextField
          id="roster-file"
          type="file"
          accept=".csv,.txt,.xlsx"
          label={t('roster.file')}
          hint={t('roster.fileHint')}
          error={missing ? t('roster.fileMissing') : undefined}
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        <SelectField
          label={t('roster.scope')}
          value={scope}
          onChange={(event) => setScope(rosterScopeSchema.parse(event.currentTarget.value))}
        >
          {rosterScopeSchema.options.map((option) => (
            <option key={option} value={option}>
              {t(`roster.scopes.${option}`)}
            </option>
          ))}
        </SelectField>
        <div>
          <Button type="submit" look="primary" busy={upload.isPending}>
            {t(upload.isPending ? 'roster.uploading' : 'roster.upload')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined;
}
