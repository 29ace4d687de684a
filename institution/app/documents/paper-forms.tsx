import { Panel } from '@mleg/ui/panel.tsx';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { FilledForms } from './filled-forms.tsx';

/** For people who hand in paper: the forms that the institution accepts, filled in for this person. */
export function PaperForms({ personId }: { readonly personId: string }) {
  const t = useT();
  const { institution } = useSession();
  return (
    <Panel title={t('documents.paperTitle')}>
      <p>{t(`documents.paper.${institution.kind}`)}</p>
      <FilledForms kinds={institution.statements} fill={(form) => client.documents.pupilForm({ personId, ...form })} />
    </Panel>
  );
}
