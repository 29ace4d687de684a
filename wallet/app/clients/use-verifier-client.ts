import { fetchQuestion, sendAnswer } from '@mleg/wallet-core/inspection/relayed-question';
import type { CompactCopy } from '@mleg/wallet-core/records/card';
import { guardVerifierFetch } from '@mleg/wallet-core/trust/guarded-fetch';
import { useCallback } from 'react';
import { loadConfiguration } from './configuration.ts';

/** A client for the server where inspectors leave questions under six digits. */
export interface VerifierClient {
  fetchQuestion: (code: string) => ReturnType<typeof fetchQuestion>;
  sendAnswer: (code: string, sent: { compact: CompactCopy; answer: string }) => ReturnType<typeof sendAnswer>;
}

/** Opens the client; `undefined` while offline if the wallet has never been told where the server is. */
export function useVerifierClient(): () => Promise<VerifierClient | undefined> {
  return useCallback(async () => {
    const configuration = await loadConfiguration();
    if (configuration === undefined) return undefined;
    const { verifiers } = configuration;
    const deps = { verifiers, fetchFromVerifier: guardVerifierFetch((request) => fetch(request), verifiers) };
    return {
      fetchQuestion: (code) => fetchQuestion(deps, code),
      sendAnswer: (code, sent) => sendAnswer(deps, code, sent),
    };
  }, []);
}
