import type { ActivationRefusal, StartRefusal } from './activation/activation-refusal.ts';
import { consentToActivation } from './activation/consent-to-activation.ts';
import { continueActivation } from './activation/continue-activation.ts';
import { startActivation } from './activation/start-activation.ts';
import { checkStatus, type StatusRefusal } from './card/check-status.ts';
import { createMemoryKeyRing } from './keys/memory-key-ring.ts';
import type { Activation } from './records/activation.ts';
import type { Card, StatusCheck } from './records/card.ts';
import { type RenewalResult, renewCard } from './renewal/renew-card.ts';
import type { Fetch } from './trust/guarded-fetch.ts';
import { createMemoryVault } from './vault/memory-vault.ts';
import { openWallet, type WalletDeps } from './wallet.ts';

export interface HeadlessWalletSettings {
  fetch: Fetch;
  /** Credential Issuer Identifiers; typed codes belong to the first. */
  trustedIssuers: readonly [string, ...string[]];
  now(): Date;
  /** What it calls itself at issuers that want a name. */
  clientId?: string;
  /** Certificates (PEM) of registrars that the wallet trusts about verifiers. */
  registrars?: readonly string[];
}

/** A whole wallet without a screen, for scripts, benchmarks and tests. It forgets everything when the process ends. */
export interface HeadlessWallet {
  deps: WalletDeps;
  start(code: string): Promise<Activation | StartRefusal>;
  /** Consents and goes on; called again after a refusal, it resumes. */
  finish(activationId: string, activationCode?: string): Promise<{ card: Card } | ActivationRefusal>;
  /** From a scanned, typed or pasted code to the card. */
  redeem(code: string, activationCode?: string): Promise<{ card: Card } | StartRefusal | ActivationRefusal>;
  renew(cardId: string): Promise<RenewalResult>;
  checkStatus(cardId: string): Promise<StatusCheck | StatusRefusal>;
}

export function createHeadlessWallet(settings: HeadlessWalletSettings): HeadlessWallet {
  const deps = openWallet({
    fetch: settings.fetch,
    vault: createMemoryVault(),
    keys: createMemoryKeyRing(),
    clientId: settings.clientId ?? 'https://wallet.example',
    now: () => settings.now(),
    trusted: { issuers: settings.trustedIssuers, defaultIssuer: settings.trustedIssuers[0] },
    verifiers: { registrars: settings.registrars ?? [], nearby: [] },
  });
  const finish: HeadlessWallet['finish'] = async (activationId, activationCode) => {
    await consentToActivation(deps, activationId);
    return continueActivation(deps, activationId, activationCode);
  };
  return {
    deps,
    start: (code) => startActivation(deps, code),
    finish,
    async redeem(code, activationCode) {
      const activation = await startActivation(deps, code);
      return 'refused' in activation ? activation : finish(activation.id, activationCode);
    },
    renew: (cardId) => renewCard(deps, cardId),
    checkStatus: (cardId) => checkStatus(deps, cardId, { force: true }),
  };
}
