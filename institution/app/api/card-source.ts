import type { activationCodeSchema, CardOrder, orderCodesSchema } from '@mleg/institution-contract/card-order';
import type { MyCard } from '@mleg/institution-contract/my-card';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import { client } from './client.ts';
import { sessionQuery } from './session.ts';

/** Whose card a page shows, and the calls that concern it: one's own, or that of a pupil one acts for. */
export interface CardSource {
  readonly key: readonly string[];
  readonly get: () => Promise<MyCard>;
  readonly watch: (signal: AbortSignal) => Promise<AsyncIterable<MyCard>>;
  readonly placeOrder: (replace: boolean) => Promise<CardOrder>;
  /** The holder's phone is missing, or has turned up. */
  readonly suspend: () => Promise<CardOrder>;
  readonly resume: () => Promise<CardOrder>;
  readonly showCodes: () => Promise<z.infer<typeof orderCodesSchema>>;
  readonly showActivationCode: () => Promise<z.infer<typeof activationCodeSchema>>;
}

export const ownCard: CardSource = {
  key: ['my-card'],
  get: () => client.myCard.get(),
  watch: (signal) => client.myCard.watch(undefined, { signal }),
  placeOrder: (replace) => client.myCard.placeOrder({ replace }),
  suspend: async () => client.pupil.suspendCard({ personId: await ownId() }),
  resume: async () => client.pupil.resumeCard({ personId: await ownId() }),
  showCodes: () => client.myCard.showCodes(),
  showActivationCode: () => client.myCard.showActivationCode(),
};

async function ownId(): Promise<string> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (!session?.personId) throw new Error('Nobody with a card of their own is signed in.');
  return session.personId;
}

export function cardOfPupil(personId: string): CardSource {
  return {
    key: ['pupil-card', personId],
    get: () => client.pupil.get({ personId }),
    watch: (signal) => client.pupil.watch({ personId }, { signal }),
    placeOrder: (replace) => client.pupil.placeOrder({ personId, replace }),
    suspend: () => client.pupil.suspendCard({ personId }),
    resume: () => client.pupil.resumeCard({ personId }),
    showCodes: () => client.pupil.showCodes({ personId }),
    showActivationCode: () => client.pupil.showActivationCode({ personId }),
  };
}

export const CardSourceContext = createContext<CardSource>(ownCard);

export function useCardSource(): CardSource {
  return useContext(CardSourceContext);
}
