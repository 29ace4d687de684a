import { rosterRowKindSchema } from '@mleg/institution-contract/roster';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../../app-i18n.ts';
import { ImportRows } from '../roster/import-rows.tsx';
import { ReadOtherwise } from '../roster/read-otherwise.tsx';
import styles from './held.module.css';

/** Unchanged people are counted only. */
const kinds = rosterRowKindSchema.exclude(['same']).options;

interface HeldFileRowsProps {
  readonly file: NonNullable<HeldDeedDetail['file']>;
  readonly isUndone: boolean;
}

/** How many of each kind a file has, also of rows that are left out, and each of them. */
export function HeldFileRows({ file, isUndone }: HeldFileRowsProps) {
  const { importId, counts } = file;
  const t = useT();
  const leftOut = counts.error + counts.conflict;
  const there = kinds.filter((kind) => counts[kind] > 0);
  return (
    <>
      <ul className={styles['counts']} aria-label={t('roster.kinds')}>
        {rosterRowKindSchema.options.map((kind) => (
          <li key={kind}>
            <strong>{counts[kind]}</strong> {t(`roster.kind.${kind}`)}
          </li>
        ))}
      </ul>
      {isUndone ? <Notice>{t('held.undoing')}</Notice> : <ReadOtherwise file={file} />}
      {leftOut > 0 && !isUndone && <Notice tone="warning">{t('held.leftOut', { count: leftOut })}</Notice>}
      {there.map((kind) => (
        <section key={kind} className={styles['section']} aria-label={t(`roster.kind.${kind}`)}>
          <h2>{t('held.kindOf', { kind: t(`roster.kind.${kind}`), count: counts[kind] })}</h2>
          <ImportRows importId={importId} kind={kind} />
        </section>
      ))}
    </>
  );
}
