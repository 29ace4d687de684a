import { type Kept, keptSchema } from '@mleg/institution-contract/privacy';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { saveFile } from '../../api/save-file.ts';
import { useT } from '../../app-i18n.ts';
import { exportFile } from '../../own-data/export-file.ts';
import { OfficeProblem } from '../office-problem.tsx';

interface DataPanelProps {
  readonly personId: string;
  readonly name: string;
  readonly enrolled: boolean;
}

/** What a person may request about their data, carried out by the office. */
export function DataPanel({ personId, name, enrolled }: DataPanelProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { take, read, erase } = useData(personId);
  const refused = refusalCode(erase.error);
  return (
    <Panel title={t('privacy.data.title')}>
      {(take.error ?? read.error) && <OfficeProblem error={take.error ?? read.error} />}
      {(take.isSuccess || read.isSuccess) && <Notice announce>{t('privacy.data.exported')}</Notice>}
      {refused === 'OWN_DATA' && <Notice tone="danger" title={t('privacy.data.own')} announce />}
      {erase.error && refused !== 'OWN_DATA' && refused !== 'STEP_UP' && <OfficeProblem error={erase.error} />}
      {erase.data && (
        <Notice tone="success" title={t('privacy.data.erased')} announce>
          <KeptList kept={erase.data.kept} />
        </Notice>
      )}
      <div className={layout['row']}>
        <Button icon="download" busy={read.isPending} onClick={() => read.mutate()}>
          {t('privacy.data.pdf')}
        </Button>
        <Button icon="download" busy={take.isPending} onClick={() => take.mutate()}>
          {t('privacy.data.export')}
        </Button>
        <Button busy={erase.isPending} onClick={() => setAsking(true)}>
          {t('privacy.data.erase')}
        </Button>
      </div>
      <DangerDialog
        open={asking}
        title={t('privacy.data.eraseTitle', { name })}
        confirm={t('privacy.data.eraseConfirm')}
        back={t('privacy.data.back')}
        onConfirm={() => {
          setAsking(false);
          erase.mutate();
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t(enrolled ? 'privacy.data.eraseEnrolled' : 'privacy.data.eraseLeft')}</p>
        <KeptList kept={keptSchema.options.filter((one) => enrolled || one !== 'register-entry')} />
      </DangerDialog>
    </Panel>
  );
}

function KeptList({ kept }: { readonly kept: readonly Kept[] }) {
  const t = useT();
  return (
    <>
      <p>{t('privacy.data.keptTitle')}:</p>
      <ul>
        {kept.map((one) => (
          <li key={one}>{t(`privacy.data.kept.${one}`)}</li>
        ))}
      </ul>
    </>
  );
}

function useData(personId: string) {
  const t = useT();
  const language = useLanguage();
  const take = useMutation({
    mutationFn: async () =>
      saveFile(exportFile(t('privacy.data.exportFile'), await client.privacy.exportPerson({ personId }))),
  });
  const read = useMutation({
    mutationFn: async () => saveFile(await client.privacy.exportPersonPdf({ personId, language })),
    gcTime: 0,
  });
  const erase = useMutation({
    mutationFn: () => client.privacy.erase({ personId }),
    onSuccess: () =>
      Promise.all(['person', 'people', 'alerts'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
  return { take, read, erase };
}
