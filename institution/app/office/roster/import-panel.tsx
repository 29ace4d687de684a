import type { RosterImport } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import { ColumnsForm } from './columns-form.tsx';
import { Preview } from './preview.tsx';
import type { Roster } from './use-roster.ts';

interface ImportPanelProps {
  readonly file: RosterImport;
  readonly roster: Roster;
}

/** The file that is being decided about, whatever state it is in. */
export function ImportPanel({ file, roster }: ImportPanelProps) {
  const t = useT();
  const dates = useDates();
  const at = `${dates.shortDate(file.uploadedAt)} ${dates.time(file.uploadedAt)}`;
  const about = t('roster.file_by', { name: file.fileName, at, by: file.uploadedBy });
  const discard = file.own && (
    <Button onClick={() => roster.decide.mutate({ file, what: 'discard' })}>{t('roster.discard')}</Button>
  );
  if (file.state === 'refused') {
    return (
      <Notice tone="danger" title={t('roster.refusedTitle')} announce>
        <p>{about}</p>
        {file.problem && <p>{t(`roster.problem.${file.problem}`)}</p>}
      </Notice>
    );
  }
  return (
    <Panel title={t(file.state === 'columns-needed' ? 'roster.columnsTitle' : 'roster.previewTitle')}>
      <p className={typography['muted']}>{about}</p>
      {file.state === 'reading' && (
        <>
          <Progress label={t('roster.reading', { count: file.rowsRead })} value={file.progress} />
          <p className={typography['muted']}>{t('roster.readingHint')}</p>
          <div>{discard}</div>
        </>
      )}
      {file.state === 'columns-needed' && (
        <>
          <Notice tone="warning">
            {file.own ? t('roster.columnsNeeded') : t('roster.columnsOfOther', { by: file.uploadedBy })}
          </Notice>
          {file.own && <ColumnsForm file={file} choose={roster.choose} />}
          <div>{discard}</div>
        </>
      )}
      {file.state === 'ready' && <Preview file={file} roster={roster} discard={discard} />}
    </Panel>
  );
}
