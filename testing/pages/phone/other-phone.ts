import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { ANDROID } from '../../browser/visit.ts';
import type { Codes } from '../portal/portal.ts';

type Given = Pick<Codes, 'manualCode' | 'activationCode'>;

/** A phone whose screen nobody looks at: it uses codes so that the portal shows what follows. */
export interface OtherPhone {
  activate: (codes: Given) => Promise<void>;
  /** Gives the codes and loses the network before the card has come. */
  stopHalfway: (codes: Given) => Promise<void>;
  /** Gives five wrong activation codes. */
  guess: (codes: Given) => Promise<void>;
}

const WRONG_CODE_LIMIT = 5;

const online = (request: Request): Promise<Response> => {
  request.headers.set('User-Agent', ANDROID);
  return fetch(request);
};

const cutOff = async (request: Request): Promise<Response> => {
  if (request.url.endsWith('/credential')) throw new TypeError('no network');
  return online(request);
};

export function openOtherPhone(issuer: string): OtherPhone {
  const wallet = (reach: (request: Request) => Promise<Response> = online) =>
    createHeadlessWallet({ fetch: reach, trustedIssuers: [issuer], now: () => new Date() });
  return {
    activate: async ({ manualCode, activationCode }) => {
      const result = await wallet().redeem(manualCode, activationCode);
      if ('refused' in result) throw new Error(result.refused);
    },
    stopHalfway: async ({ manualCode, activationCode }) => {
      await wallet(cutOff).redeem(manualCode, activationCode);
    },
    guess: async ({ manualCode, activationCode }) => {
      for (let tries = 1; tries <= WRONG_CODE_LIMIT; tries += 1) {
        const wrong = String((Number(activationCode) + tries) % 1_000_000).padStart(6, '0');
        await wallet().redeem(manualCode, wrong);
      }
    },
  };
}
