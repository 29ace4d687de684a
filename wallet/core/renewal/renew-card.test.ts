import { expect, test } from 'vitest';
import type { HolderKey } from '../keys/key-ring.ts';
import { createMemoryKeyRing } from '../keys/memory-key-ring.ts';
import type { Activation, Progress } from '../records/activation.ts';
import type { Card } from '../records/card.ts';
import { type Renewal, renewalOf } from '../records/renewal.ts';
import { createMemoryVault } from '../vault/memory-vault.ts';
import { openWallet, type WalletDeps } from '../wallet.ts';
import { listDueRenewals } from './list-due-renewals.ts';
import { renewCard } from './renew-card.ts';

const ISSUER = 'https://issuer.example';
const NOW = new Date('2026-10-02T10:00:00Z');
const A_DAY_AGO = '2026-10-01T10:00:00.000Z';
const LESS_THAN_A_DAY_AGO = '2026-10-01T10:00:00.001Z';

const proposal = {
  issuerHost: 'issuer.example',
  issuerName: [{ locale: 'pl', text: 'W' }],
  cardName: [{ locale: 'pl', text: 'K' }],
  claims: [],
};
const described = {
  issuer: ISSUER,
  source: { kind: 'typed', manualCode: 'code' },
  configurationId: 'student-card',
  proposal,
} as unknown as Pick<Activation, 'issuer' | 'source' | 'configurationId' | 'proposal'>;

const renewalRecord = (dpop: HolderKey, change: Partial<Renewal> = {}): Renewal => ({
  ...described,
  id: 'card',
  dpop,
  token: { accessToken: 'a', dpopBound: true, refreshToken: 'r' },
  askedAt: A_DAY_AGO,
  ...change,
});
const card = (change: Partial<Card> = {}): Card => ({
  id: 'card',
  issuer: ISSUER,
  issuerName: [{ locale: 'pl', text: 'W' }],
  cardName: [{ locale: 'pl', text: 'K' }],
  claimNames: [],
  vct: `${ISSUER}/types/student-card/1`,
  claims: {},
  copies: [],
  addedAt: A_DAY_AGO,
  ...change,
});
const activation = (progress: Progress, change: Partial<Activation> = {}): Activation => ({
  ...described,
  id: 'card',
  startedAt: A_DAY_AGO,
  wrongTries: 0,
  progress,
  ...change,
});

/** A phone without a network, on which every question is noted. */
async function phone(): Promise<{ wallet: WalletDeps; asked: string[]; dpop: HolderKey }> {
  const asked: string[] = [];
  const wallet = openWallet({
    fetch: async (request) => {
      asked.push(request.url);
      throw new TypeError('no network');
    },
    vault: createMemoryVault(),
    keys: createMemoryKeyRing(),
    clientId: 'https://wallet.example',
    now: () => NOW,
    trusted: { issuers: [ISSUER], defaultIssuer: ISSUER },
    verifiers: { registrars: [], nearby: [] },
  });
  return { wallet, asked, dpop: await wallet.keys.create() };
}

test('a renewal is due a day after the issuer was asked, and not a moment earlier', async () => {
  const { wallet, asked, dpop } = await phone();
  const early = renewalRecord(dpop, { id: 'early', askedAt: LESS_THAN_A_DAY_AGO });
  await wallet.vault.apply([
    { put: 'renewal', record: renewalRecord(dpop) },
    { put: 'card', record: card() },
    { put: 'renewal', record: early },
    { put: 'card', record: card({ id: 'early' }) },
  ]);
  expect(await listDueRenewals(wallet)).toEqual(['card']);
  expect(await renewCard(wallet, 'early')).toEqual({ refused: 'not-due' });
  expect(asked).toEqual([]);
  expect(await renewCard(wallet, 'card')).toEqual({ refused: 'offline' });
  expect(asked).not.toEqual([]);
  expect(await wallet.vault.read('renewal', 'card')).toEqual(renewalRecord(dpop));
});

test('a renewal that was interrupted goes on, once; an activation that waits for its holder does not', async () => {
  const { wallet, asked, dpop } = await phone();
  const progress = {
    step: 'token-got',
    keys: { dpop, copies: [] },
    token: { accessToken: 'a', dpopBound: true, refreshToken: 'r' },
  } as const;
  await wallet.vault.apply([
    { put: 'renewal', record: renewalRecord(dpop) },
    { put: 'activation', record: activation(progress, { renews: true }) },
    { put: 'activation', record: activation({ step: 'offer-read' }, { id: 'waiting' }) },
  ]);
  expect(await listDueRenewals(wallet)).toEqual(['card']);
  expect(await renewCard(wallet, 'waiting')).toEqual({ refused: 'not-due' });
  expect(asked).toEqual([]);
  expect(await renewCard(wallet, 'card')).toEqual({ refused: 'offline' });
  expect(await wallet.vault.read('activation', 'card')).toMatchObject({ renews: true, progress });
});

test.each(['revoked', 'suspended'] as const)('nothing is asked for a card that is %s', async (status) => {
  const { wallet, asked, dpop } = await phone();
  await wallet.vault.apply([
    { put: 'renewal', record: renewalRecord(dpop) },
    { put: 'card', record: card({ lastCheck: { status, checkedAt: A_DAY_AGO } }) },
  ]);
  expect(await renewCard(wallet, 'card')).toEqual({ refused: 'not-renewable' });
  expect(asked).toEqual([]);
});

test('nothing is asked for a card that was removed, or that came without a refresh token', async () => {
  const { wallet, asked, dpop } = await phone();
  await wallet.vault.apply([{ put: 'renewal', record: renewalRecord(dpop) }]);
  expect(await renewCard(wallet, 'card')).toEqual({ refused: 'not-renewable' });
  expect(await renewCard(wallet, 'another')).toEqual({ refused: 'not-renewable' });
  expect(asked).toEqual([]);
});

test('what renews a card is kept from its activation, if the issuer gave a refresh token', async () => {
  const { dpop } = await phone();
  const got = (refreshToken?: string) =>
    activation({
      step: 'token-got',
      keys: { dpop, copies: [] },
      token: { accessToken: 'a', dpopBound: true, ...(refreshToken === undefined ? {} : { refreshToken }) },
    });
  expect(renewalOf(got('r'), A_DAY_AGO)).toEqual(renewalRecord(dpop));
  expect(renewalOf(got(), A_DAY_AGO)).toBeUndefined();
  expect(renewalOf(activation({ step: 'consented' }), A_DAY_AGO)).toBeUndefined();
});
