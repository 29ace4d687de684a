import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { saveFile } from '../api/save-file.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { exportFile } from './export-file.ts';
import { ViewsTable } from './views-table.tsx';

/** Shows who looked at somebody's data, and what they may ask for about it. */
export function OwnDataPanel({ personId }: { readonly personId: string }) {
  const t = useT();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const { views, take, read, request } = useOwnData(personId);
  const { data, error } = views;
  const failed = error ?? take.error ?? read.error ?? request.error;
  return (
    <Panel title={t(session.personId === personId ? 'privacy.own.title' : 'privacy.own.pupilTitle')}>
      <p className={typography['muted']}>{t('privacy.own.lead')}</p>
      {failed && <ProblemNotice error={failed} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.views.length === 0 && <p>{t('privacy.own.none')}</p>}
      {data && data.views.length > 0 && <ViewsTable views={data.views} />}
      {data?.erasureRequested && <Notice announce={request.isSuccess}>{t('privacy.own.requested')}</Notice>}
      <p className={typography['muted']}>{t('privacy.own.exportHint')}</p>
      <div className={layout['actions']}>
        <Button icon="download" busy={read.isPending} onClick={() => read.mutate()}>
          {t('privacy.own.pdf')}
        </Button>
        <Button icon="download" busy={take.isPending} onClick={() => take.mutate()}>
          {t('privacy.own.export')}
        </Button>
        {data && !data.erasureRequested && (
          <Button look="quiet" busy={request.isPending} onClick={() => setAsking(true)}>
            {t('privacy.own.erase')}
          </Button>
        )}
      </div>
      <DangerDialog
        open={asking}
        title={t('privacy.own.eraseTitle')}
        confirm={t('privacy.own.eraseSend')}
        back={t('privacy.own.back')}
        onConfirm={() => {
          setAsking(false);
          request.mutate();
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('privacy.own.eraseText')}</p>
      </DangerDialog>
    </Panel>
  );
}

function useOwnData(personId: string) {
  const t = useT();
  const language = useLanguage();
  const queryKey = ['own-data', personId];
  const views = useQuery({ queryKey, queryFn: () => client.privacy.views({ personId }) });
  const take = useMutation({
    mutationFn: async () =>
      saveFile(exportFile(t('privacy.data.exportFile'), await client.privacy.exportOwn({ personId }))),
  });
  const read = useMutation({
    mutationFn: async () => saveFile(await client.privacy.exportOwnPdf({ personId, language })),
    gcTime: 0,
  });
  const request = useMutation({
    mutationFn: () => client.privacy.requestErasure({ personId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { views, take, read, request };
}
