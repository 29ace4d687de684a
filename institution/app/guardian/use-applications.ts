import type { ApplicationKind, CancelReason } from '@mleg/institution-contract/application';
import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { PupilFile } from '@mleg/institution-contract/guardian';
import { mayTakeBack } from '@mleg/institution-contract/order-life';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { fileKey } from './pupil-query.ts';

/** A reason belongs to a cancellation, and only there. */
export type NewStatement =
  | { readonly kind: Exclude<ApplicationKind, 'cancel'> }
  | { readonly kind: 'cancel'; readonly reason: CancelReason };

/** The kinds of application that can be made now: none of them waits or has been accepted already. */
export function statable({ issue, applications }: PupilFile, order: CardOrder | undefined): ApplicationKind[] {
  const open = (kind: ApplicationKind) =>
    applications.some(
      (one) =>
        one.kind === kind &&
        (one.state === 'waiting' || (one.state === 'accepted' && kind !== 'cancel' && one.endedAt === undefined)),
    );
  return [
    ...(issue === 'application' && !open('issue') ? (['issue'] as const) : []),
    ...(mayTakeBack(order?.state) && !open('cancel') ? (['cancel'] as const) : []),
    ...(issue === 'objection' && !open('objection') ? (['objection'] as const) : []),
  ];
}

export function useApplications(personId: string) {
  const onSettled = () => queryClient.invalidateQueries({ queryKey: fileKey(personId) });
  const submit = useMutation({
    mutationFn: (statement: NewStatement) => client.application.submit({ personId, ...statement }),
    onSettled,
  });
  const withdraw = useMutation({
    mutationFn: (applicationId: string) => client.application.withdraw({ personId, applicationId }),
    onSettled,
  });
  return { submit, withdraw };
}
