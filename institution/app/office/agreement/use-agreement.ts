import type { AgreementChange, AgreementForm, AgreementView } from '@mleg/institution-contract/agreement';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

const renewEveryMs = 20_000;
const key = ['agreement'];

const keep = (view: AgreementView) => void queryClient.setQueryData(key, view);

/** The agreement in its present state, and what the office may send about it. */
export function useAgreement() {
  const agreement = useQuery({
    queryKey: key,
    queryFn: () => client.agreement.get(),
    refetchInterval: renewEveryMs,
  });
  const apply = useMutation({ mutationFn: (form: AgreementForm) => client.agreement.apply(form), onSuccess: keep });
  const answer = useMutation({ mutationFn: (text: string) => client.agreement.answer({ text }), onSuccess: keep });
  const change = useMutation({
    mutationFn: ({ text = '', ...asked }: AgreementChange) =>
      client.agreement.change({ ...asked, ...(text.trim() === '' ? {} : { text }) }),
    onSuccess: keep,
  });
  return { agreement, apply, answer, change };
}

export type AgreementActions = ReturnType<typeof useAgreement>;
