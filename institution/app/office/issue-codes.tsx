import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { ActionRefusal } from './action-refusal.tsx';

/** Orders codes for a person who has none that work; the page follows the order until they are ready. */
export function IssueCodes({ personId }: { readonly personId: string }) {
  const t = useT();
  const order = useMutation({
    mutationFn: () => client.office.orderCodes({ personId }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['person', personId] }),
        queryClient.invalidateQueries({ queryKey: ['people'] }),
      ]),
  });
  return (
    <div>
      <Button look="primary" icon="qr" busy={order.isPending} onClick={() => order.mutate()}>
        {t('office.issue')}
      </Button>
      {order.error && <ActionRefusal error={order.error} />}
    </div>
  );
}
