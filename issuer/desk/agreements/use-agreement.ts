import type { EndOfCards } from '@mleg/issuer-contract/agreement';
import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 15_000;

/** What the desk decides, with the text that the institution will read. */
export type Decision =
  | { kind: 'askBack'; text: string }
  | { kind: 'approve'; terms?: AgreedTerms; text?: string }
  | { kind: 'refuse'; text: string }
  | { kind: 'suspend'; text: string }
  | { kind: 'resume' }
  | { kind: 'acceptChange' }
  | { kind: 'declineChange'; text: string }
  | { kind: 'end'; text: string; endOfCards: EndOfCards };

/** One agreement, and the decisions about the version that was seen. */
export function useAgreement(institutionId: string) {
  const key = ['agreement', institutionId];
  const agreement = useQuery({
    queryKey: key,
    queryFn: () => client.agreements.get({ institutionId }),
    refetchInterval: renewEveryMs,
  });
  const version = agreement.data?.version ?? 0;
  const decide = useMutation({
    mutationFn: (decision: Decision) => send({ institutionId, version }, decision),
    onSuccess: (detail) => queryClient.setQueryData(key, detail),
    onError: () => queryClient.invalidateQueries({ queryKey: key }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['agreements'] }),
  });
  return { agreement, decide };
}

export type Decide = ReturnType<typeof useAgreement>['decide'];

function send(seen: { institutionId: string; version: number }, decision: Decision) {
  const { agreements } = client;
  if (decision.kind === 'approve') {
    const { kind: _approve, ...said } = decision;
    return agreements.approve({ ...seen, ...said, registerCompared: true });
  }
  if (decision.kind === 'resume') return agreements.resume(seen);
  if (decision.kind === 'acceptChange') return agreements.acceptChange({ ...seen, changeChecked: true });
  const { text } = decision;
  if (decision.kind === 'declineChange') return agreements.declineChange({ ...seen, reason: text });
  if (decision.kind === 'askBack') return agreements.askBack({ ...seen, text });
  if (decision.kind === 'refuse') return agreements.refuse({ ...seen, reason: text });
  if (decision.kind === 'suspend') return agreements.suspend({ ...seen, reason: text });
  return agreements.end({ ...seen, reason: text, endOfCards: decision.endOfCards });
}
