import type { RosterImport } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './roster.module.css';
import type { Roster } from './use-roster.ts';

const tones: Record<RosterImport['state'], StatusTone> = {
  reading: 'progress',
  ready: 'progress',
  'columns-needed': 'warning',
  refused: 'danger',
  confirmed: 'success',
  undone: 'neutral',
  discarded: 'neutral',
};

interface ImportsHistoryProps {
  readonly imports: readonly RosterImport[];
  readonly decide: Roster['decide'];
}

export function ImportsHistory({ imports, decide }: ImportsHistoryProps) {
  const t = useT();
  const dates = useDates();
  if (imports.length === 0) return <p>{t('roster.historyEmpty')}</p>;
  return (
    <ul className={styles['rows']} aria-label={t('roster.historyTitle')}>
      {imports.map((file) => (
        <li key={file.importId}>
          <strong>{file.fileName}</strong>
          <span className={typography['muted']}>
            {dates.shortDate(file.uploadedAt)} {dates.time(file.uploadedAt)} · {file.uploadedBy}
          </span>
          <StatusBadge tone={file.held ? 'warning' : tones[file.state]}>
            {t(file.held ? 'roster.state.held' : `roster.state.${file.state}`)}
          </StatusBadge>
          {file.rejectedUntil && <RejectedRows importId={file.importId} until={dates.date(file.rejectedUntil)} />}
          {file.undoable && !file.held && (
            <div>
              <Button icon="refresh" busy={decide.isPending} onClick={() => decide.mutate({ file, what: 'undo' })}>
                {t('roster.undo')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
