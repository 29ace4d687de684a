import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useMutation } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { useT } from '../../app-i18n.ts';

/** Where the second person confirms data that somebody entered by hand. */
export function ConfirmEntry({ personId }: { readonly personId: string }) {
  const t = useT();
  const confirm = useMutation({
    mutationFn: () => client.personForm.confirm({ personId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['person', personId] }),
  });
  const isOwn = refusalCode(confirm.error) === 'OWN_ENTRY';
  return (
    <Notice tone="warning" title={t('personForm.waitsTitle')}>
      <p>{t('personForm.waits')}</p>
      {isOwn && <p role="alert">{t('personForm.ownEntry')}</p>}
      {confirm.error && !isOwn && <ProblemNotice error={confirm.error} />}
      <Button icon="check" busy={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('personForm.confirm')}
      </Button>
    </Notice>
  );
}
