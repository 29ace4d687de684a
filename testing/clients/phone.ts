import type { Fetch } from '@mleg/platform/http/party';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { createHeadlessWallet, type HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import type { Card } from '@mleg/wallet-core/records/card';
import type { ManualClock } from '../surroundings/manual-clock.ts';

const USER_AGENTS = {
  android: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5',
} as const;

/** What a card is asked to prove, and to whom. */
export interface Challenge {
  nonce: string;
  audience: string;
}

/** A phone with the wallet on it. */
export interface Phone {
  wallet: HeadlessWallet;
  /** From the codes to the card; throws with the refusal where there is none. */
  activate(code: string, activationCode: string): Promise<Card>;
  /** Presents one copy of the card with these claims and no others. */
  present(card: Card, claims: readonly string[], challenge: Challenge): Promise<string>;
}

interface PhoneOptions {
  fetch: Fetch;
  clock: ManualClock;
  issuer: string;
  kind: keyof typeof USER_AGENTS;
  registrars: readonly string[];
}

export function createPhone({ fetch, clock, issuer, kind, registrars }: PhoneOptions): Phone {
  const wallet = createHeadlessWallet({
    fetch: (request) => {
      request.headers.set('User-Agent', USER_AGENTS[kind]);
      return fetch(request);
    },
    trustedIssuers: [issuer],
    registrars,
    now: () => clock.now(),
  });
  return {
    wallet,
    activate: async (code, activationCode) => {
      const result = await wallet.redeem(code, activationCode);
      if ('refused' in result) throw new Error(`the wallet got no card: ${result.refused}`);
      return result.card;
    },
    present: async (card, claims, challenge) => {
      const [copy] = card.copies;
      if (!copy) throw new Error('a card without a copy');
      const iat = Math.floor(clock.now().getTime() / 1_000);
      const presented = await presentSdJwt({
        credential: copy.credential,
        disclose: ([name]) => claims.includes(String(name)),
        keyBinding: { ...challenge, iat, sign: (input) => wallet.deps.keys.sign(copy.keyId, new Uint8Array(input)) },
      });
      if ('refused' in presented) throw new Error(presented.refused);
      return presented.presentation;
    },
  };
}
