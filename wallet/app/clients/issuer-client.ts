/**
 * The large half of the core: the protocol client and what it needs. It is imported on demand, so that a card that is
 * already stored is shown without it.
 */
import '@mleg/ui/no-eval.ts';
import type { ActivationRefusal, StartRefusal } from '@mleg/wallet-core/activation/activation-refusal';
import { continueActivation } from '@mleg/wallet-core/activation/continue-activation';
import { startActivation } from '@mleg/wallet-core/activation/start-activation';
import { checkStatus, type StatusRefusal } from '@mleg/wallet-core/card/check-status';
import type { Activation } from '@mleg/wallet-core/records/activation';
import type { Card, StatusCheck } from '@mleg/wallet-core/records/card';
import { type RenewalResult, renewCard } from '@mleg/wallet-core/renewal/renew-card';
import { openWallet } from '@mleg/wallet-core/wallet';
import { now } from '../clock.ts';
import type { OpenWallet } from '../session/open-wallet.ts';
import { loadConfiguration } from './configuration.ts';

export interface IssuerClient {
  start(code: string): Promise<Activation | StartRefusal>;
  finish(activationId: string, activationCode?: string): Promise<{ card: Card } | ActivationRefusal>;
  renew(cardId: string): Promise<RenewalResult>;
  checkStatus(cardId: string, options?: { force?: boolean }): Promise<StatusCheck | StatusRefusal>;
}

/** @returns `undefined` while nobody knows which issuers to trust: offline before the first configuration */
export async function openIssuerClient({ vault, keys }: OpenWallet): Promise<IssuerClient | undefined> {
  const configuration = await loadConfiguration();
  if (configuration === undefined) return undefined;
  const deps = openWallet({
    fetch: (request) => fetch(request),
    vault,
    keys,
    clientId: location.origin,
    now,
    ...configuration,
  });
  return {
    start: (code) => startActivation(deps, code),
    finish: (activationId, activationCode) =>
      alone(activationId, () => continueActivation(deps, activationId, activationCode)),
    renew: (cardId) => alone(cardId, () => renewCard(deps, cardId)),
    checkStatus: (cardId, options) => alone(cardId, () => checkStatus(deps, cardId, options)),
  };
}

/**
 * Two tabs must not work on the same card at once: an issuer would take the second for a copy of this phone, and a check
 * that was slow could put the card back as it was before its renewal. A card has its activation's id.
 */
function alone<Result>(cardId: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(`card/${cardId}`, work);
}
