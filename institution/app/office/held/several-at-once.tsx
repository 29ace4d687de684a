import type { HeldDeed } from '@mleg/institution-contract/two-people';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../../app-i18n.ts';
import styles from './held.module.css';
import { SeveralEntry } from './several-entry.tsx';
import { type Ticked, useApproveSeveral } from './use-held.ts';

/** As many as somebody still looks at one by one. */
const AT_ONCE = 20;
/** Those that are about many people have a page of their own. */
const ABOUT_MANY: readonly HeldDeed['kind'][] = ['import', 'undo-import', 'mass-action', 'group-order', 'print-slips'];

/** What the reader may approve and can look at here as a whole. */
export const severalOf = (deeds: readonly HeldDeed[]) =>
  deeds.filter(({ kind, bar }) => bar === undefined && !ABOUT_MANY.includes(kind)).slice(0, AT_ONCE);

interface SeveralAtOnceProps {
  readonly deeds: readonly HeldDeed[];
  readonly onBack: () => void;
}

/** Each request with all that it changes, and a tick beside each; what is ticked is approved with one press. */
export function SeveralAtOnce({ deeds, onBack }: SeveralAtOnceProps) {
  const t = useT();
  // What is looked at stands still while others decide.
  const [shown] = useState(deeds);
  const [ticked, setTicked] = useState<readonly Ticked[]>([]);
  const [approved, setApproved] = useState<readonly string[]>([]);
  const approve = useApproveSeveral();
  const tick = (deedId: string, seen: string | undefined) =>
    setTicked((before) => [
      ...before.filter((other) => other.deedId !== deedId),
      ...(seen === undefined ? [] : [{ deedId, seen }]),
    ]);
  const send = () =>
    approve.mutate(ticked, {
      onSuccess: (outcome) => {
        setApproved((before) => [...before, ...outcome.approved]);
        setTicked([]);
      },
    });
  const left = shown.filter(({ deedId }) => !approved.includes(deedId));
  const failed = approve.data?.failed ?? {};
  const failures = Object.keys(failed).length;
  return (
    <Panel title={t('held.several.title')}>
      <p className={typography['muted']}>{t('held.several.lead')}</p>
      {approve.isSuccess && (
        <Notice tone={failures > 0 ? 'warning' : 'success'} announce>
          <p>{t('held.several.done', { count: approve.data.approved.length })}</p>
          {failures > 0 && <p>{t('held.several.failed', { count: failures })}</p>}
        </Notice>
      )}
      <ul className={styles['several']}>
        {left.map((deed) => (
          <SeveralEntry
            key={deed.deedId}
            deed={deed}
            ticked={ticked.some(({ deedId }) => deedId === deed.deedId)}
            error={failed[deed.deedId]}
            onTick={(seen) => tick(deed.deedId, seen)}
          />
        ))}
      </ul>
      <div className={layout['actions']}>
        {left.length > 0 && (
          <Button look="primary" busy={approve.isPending} disabled={ticked.length === 0} onClick={send}>
            {t('held.several.approve', { count: ticked.length })}
          </Button>
        )}
        <Button onClick={onBack}>{t('held.several.back')}</Button>
      </div>
    </Panel>
  );
}
