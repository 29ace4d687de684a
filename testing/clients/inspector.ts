import { randomBytes } from 'node:crypto';
import type { Fetch } from '@mleg/platform/http/party';
import type { Challenge } from './phone.ts';

export interface Verdict {
  verdict: 'green' | 'red' | 'amber';
  reason?: string;
  cardType?: string;
  claims?: Record<string, unknown>;
}

/** Somebody who checks cards with the verifier's server. */
export interface Inspector {
  challenge(): Challenge;
  check(presentation: string, challenge: Challenge): Promise<Verdict>;
}

export function createInspector(fetch: Fetch, verifier: string): Inspector {
  return {
    challenge: () => ({ nonce: randomBytes(16).toString('base64url'), audience: verifier }),
    check: async (presentation, challenge) => {
      const response = await fetch(
        new Request(`${verifier}/api/checks`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ presentation, ...challenge }),
        }),
      );
      if (!response.ok) throw new Error(`the check answered ${response.status}`);
      return (await response.json()) as Verdict;
    },
  };
}
