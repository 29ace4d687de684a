import { type RosterImport, type RosterRowKind, rosterRowKindSchema } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { Disclosure } from '@mleg/ui/disclosure.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import typography from '@mleg/ui/typography.module.css';
import { type ReactNode, useState } from 'react';
import { useT } from '../../app-i18n.ts';
import { ColumnsForm } from './columns-form.tsx';
import { HeldFile } from './held-file.tsx';
import { ImportRows } from './import-rows.tsx';
import { ReadOtherwise } from './read-otherwise.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './roster.module.css';
import type { Roster } from './use-roster.ts';

interface PreviewProps {
  readonly file: RosterImport;
  readonly roster: Roster;
  readonly discard: ReactNode;
}

/** What the file would change, by kind of change, with the one decision below. */
export function Preview({ file, roster, discard }: PreviewProps) {
  const t = useT();
  const { counts, importId } = file;
  const kinds = rosterRowKindSchema.options.filter((kind) => kind !== 'same');
  const [kind, setKind] = useState<RosterRowKind>(() => kinds.find((one) => counts[one] > 0) ?? 'new');
  const changes = counts.new + counts.changed + counts.leaving;
  const rejected = counts.error + counts.conflict;
  return (
    <>
      <ReadOtherwise file={file} />
      <div role="group" aria-label={t('roster.kinds')} className={styles['kinds']}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className={styles['kind']}
            aria-pressed={one === kind}
            onClick={() => setKind(one)}
          >
            <strong>{counts[one]}</strong> {t(`roster.kind.${one}`)}
          </button>
        ))}
        <span className={styles['same']}>
          {counts.same} {t('roster.kind.same')}
        </span>
      </div>
      <ImportRows key={kind} importId={importId} kind={kind} />
      {rejected > 0 && (
        <Notice tone="warning">
          <p>{t('roster.rejectedKept')}</p>
          {file.own && <RejectedRows importId={importId} />}
        </Notice>
      )}
      {counts.leaving > 0 && <p className={typography['muted']}>{t('roster.leavingNote')}</p>}
      {file.held ? (
        <HeldFile held={file.held} />
      ) : (
        <>
          {file.needsSecondPerson && <Notice tone="warning">{t('roster.held')}</Notice>}
          {!file.own && <Notice>{t('roster.ofOther', { by: file.uploadedBy })}</Notice>}
          {changes === 0 && <Notice>{t('roster.nothing')}</Notice>}
          <div className={layout['actions']}>
            {changes > 0 && file.own && (
              <Button
                look="primary"
                busy={roster.decide.isPending}
                onClick={() => roster.decide.mutate({ file, what: 'confirm' })}
              >
                {t(file.needsSecondPerson ? 'roster.askSecond' : 'roster.confirm')}
              </Button>
            )}
            {discard}
          </div>
        </>
      )}
      {!file.held && file.own && (
        <Disclosure showLabel={t('roster.columnsShow')}>
          <ColumnsForm file={file} choose={roster.choose} />
        </Disclosure>
      )}
    </>
  );
}
