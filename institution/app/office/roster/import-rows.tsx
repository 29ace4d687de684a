import type { RosterRow, RosterRowKind } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import { useFieldWords } from '../use-field-words.ts';
import styles from './roster.module.css';
import { useImportRows } from './use-roster.ts';

interface ImportRowsProps {
  readonly importId: string;
  readonly kind: RosterRowKind;
}

export function ImportRows({ importId, kind }: ImportRowsProps) {
  const t = useT();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useImportRows(importId, kind);
  if (error) return <OfficeProblem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <p className={typography['muted']}>{t('roster.noRows')}</p>;
  return (
    <>
      <ul tabIndex={0} className={styles['rows']} aria-label={t(`roster.kind.${kind}`)}>
        {rows.map((row) => (
          <li key={row.line ?? row.personId}>
            <span>
              <strong>{row.displayName || t('roster.empty')}</strong>{' '}
              <span className={typography['muted']}>
                {[row.albumNumber, row.group, row.line !== undefined && t('roster.line', { line: row.line })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Details row={row} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('roster.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Details({ row }: { readonly row: RosterRow }) {
  const t = useT();
  const words = useFieldWords();
  return (
    <>
      {row.facts.length > 0 && (
        <span className={styles['facts']}>
          {row.facts.map(({ field, value }) => `${words.field(field)}: ${words.value(field, value)}`).join(' · ')}
        </span>
      )}
      {row.changes.map(({ field, before, after }) => (
        <span key={field} className={styles['change']}>
          {t(`roster.field.${field}`)}: <del>{words.value(field, before)}</del> → <ins>{words.value(field, after)}</ins>
        </span>
      ))}
      {row.problems.map(({ field, reason }) => (
        <span key={`${field} ${reason}`} className={typography['problem']}>
          {t(`roster.field.${field}`)}: {t(`roster.reason.${reason}`)}
        </span>
      ))}
    </>
  );
}
