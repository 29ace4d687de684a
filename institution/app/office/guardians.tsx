import type { Guardian } from '@mleg/institution-contract/guardian';
import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { InviteGuardian } from './invite-guardian.tsx';
import { OfficeProblem } from './office-problem.tsx';

/** Who may act for the pupil. Ending a right hides everything from that guardian at once, so it is confirmed first. */
export function Guardians({ personId }: { readonly personId: string }) {
  const t = useT();
  const dates = useDates();
  const [ending, setEnding] = useState<Guardian>();
  const queryKey = ['guardians', personId];
  const { data, error } = useQuery({ queryKey, queryFn: () => client.guardian.ofPerson({ personId }) });
  const end = useMutation({
    mutationFn: (accountId: string) => client.guardian.endRight({ personId, accountId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const confirm = () => {
    if (ending) end.mutate(ending.accountId);
    setEnding(undefined);
  };
  return (
    <Panel title={t('secretary.guardians.title')}>
      {(error ?? end.error) && <OfficeProblem error={error ?? end.error} />}
      {data?.guardians.length === 0 && <p>{t('secretary.guardians.none')}</p>}
      {data?.guardians.map((guardian) => (
        <div key={guardian.accountId} className={layout['row']}>
          <p>
            {guardian.displayName},{' '}
            {guardian.endedAt
              ? t('secretary.guardians.ended', { date: dates.date(guardian.endedAt) })
              : t('secretary.guardians.since', { date: dates.date(guardian.since) })}
          </p>
          {!guardian.endedAt && (
            <Button look="quiet" busy={end.isPending} onClick={() => setEnding(guardian)}>
              {t('secretary.guardians.end')}
            </Button>
          )}
        </div>
      ))}
      <InviteGuardian key={personId} personId={personId} />
      <DangerDialog
        open={ending !== undefined}
        title={t('secretary.guardians.endTitle')}
        confirm={t('secretary.guardians.end')}
        back={t('secretary.guardians.back')}
        onConfirm={confirm}
        onClose={() => setEnding(undefined)}
      >
        <p>{ending && t('secretary.guardians.endText', { name: ending.displayName })}</p>
      </DangerDialog>
    </Panel>
  );
}
