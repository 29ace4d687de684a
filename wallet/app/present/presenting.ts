/**
 * The large half of answering verifiers: the protocol client, certificates, encryption. It is imported on demand, like
 * the client for issuers.
 */
import '@mleg/ui/no-eval.ts';
import type { GoOn } from '@mleg/wallet-core/presentation/post-to-verifier';
import type { PresentationRefusal } from '@mleg/wallet-core/presentation/presentation-refusal';
import { type PresentationProposal, readRequest } from '@mleg/wallet-core/presentation/read-request';
import {
  declinePresentation,
  type SendRefusal,
  sendPresentation,
} from '@mleg/wallet-core/presentation/send-presentation';
import type { Way } from '@mleg/wallet-core/presentation/ways-to-answer';
import { type GuardedFetch, guardVerifierFetch } from '@mleg/wallet-core/trust/guarded-fetch';
import { relayVerifierFetch } from '@mleg/wallet-core/trust/relayed-fetch';
import type { TrustedVerifiers } from '@mleg/wallet-core/trust/trusted-verifiers';
import { loadConfiguration } from '../clients/configuration.ts';
import { now } from '../clock.ts';
import type { OpenWallet } from '../session/open-wallet.ts';

export interface Presenting {
  read(request: string): Promise<PresentationProposal | PresentationRefusal>;
  send(proposal: PresentationProposal, way: Way): Promise<{ sent: true; goOn?: string } | SendRefusal>;
  decline(proposal: PresentationProposal): Promise<GoOn>;
}

/** How verifiers are reached: by the page itself, or through the wallet's server where that relays. */
export type Route = 'direct' | 'relayed';

/** By route; `undefined` while nobody knows which registrars to trust: offline before the first configuration. */
export async function openPresenting(wallet: OpenWallet): Promise<PresentingByRoute | undefined> {
  const configuration = await loadConfiguration();
  if (configuration === undefined) return undefined;
  const { verifiers } = configuration;
  const direct = presentThrough(guardVerifierFetch(reach, verifiers), wallet, verifiers);
  if (verifiers.relay === undefined) return { direct };
  return { direct, relayed: presentThrough(relayVerifierFetch(reach, verifiers, verifiers.relay), wallet, verifiers) };
}

const reach = (request: Request): Promise<Response> => fetch(request);

export type PresentingByRoute = { direct: Presenting; relayed?: Presenting };

function presentThrough(
  fetchFromVerifier: GuardedFetch,
  { vault, keys }: OpenWallet,
  verifiers: TrustedVerifiers,
): Presenting {
  const deps = { fetchFromVerifier, verifiers, vault, keys, now };
  return {
    read: (request) => readRequest(deps, request),
    send: (proposal, way) => sendPresentation(deps, proposal, way),
    decline: (proposal) => declinePresentation(deps, proposal),
  };
}
