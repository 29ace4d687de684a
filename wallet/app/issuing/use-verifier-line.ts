import type { CompactCopy } from '@mleg/wallet-core/card/card';
import { fetchQuestion, sendAnswer } from '@mleg/wallet-core/inspection/relayed-question';
import { guardVerifierFetch } from '@mleg/wallet-core/trust/guarded-fetch';
import { useCallback } from 'react';
import { loadConfiguration } from './configuration.ts';

/** To the server where inspectors leave questions under six digits. */
export interface VerifierLine {
  fetchQuestion: (code: string) => ReturnType<typeof fetchQuestion>;
  sendAnswer: (code: string, sent: { compact: CompactCopy; answer: string }) => ReturnType<typeof sendAnswer>;
}

/** `undefined`: offline, and the wallet has never been told where. */
export function useVerifierLine(): () => Promise<VerifierLine | undefined> {
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
