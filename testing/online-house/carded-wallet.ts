import { type KeyObject, X509Certificate } from 'node:crypto';
import { type ForeignIssuer, openForeignIssuer } from '@mleg/verifier/testing/foreign-issuer';
import { createHeadlessWallet, type HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { createNetwork, type Network } from '../surroundings/network.ts';
import { PERSON } from './online-house.ts';

const ISSUER = 'https://wydawca.example';
/** Of the card. */
export const VCT = `${ISSUER}/types/student-card/1`;

export interface CardedWallet {
  network: Network;
  issuer: ForeignIssuer;
  wallet: HeadlessWallet;
}

/** Our wallet with one card in two copies, of an issuer that is none of ours, in the real time of foreign verifiers. */
export async function openCardedWallet(registrars: readonly string[] = []): Promise<CardedWallet> {
  const seconds = Math.floor(Date.now() / 1_000);
  const issuer = await openForeignIssuer(ISSUER, seconds);
  const network = createNetwork();
  const list = await issuer.statusList({});
  network.connect(ISSUER, { fetch: async () => new Response(list) });
  const wallet = createHeadlessWallet({
    fetch: network.fetch,
    trustedIssuers: [ISSUER],
    registrars,
    now: () => new Date(),
  });
  const copies = await Promise.all(
    [1, 2].map(async (idx) => {
      const { keyId, publicJwk } = await wallet.deps.keys.create();
      const holder = { jwk: publicJwk, sign: () => new Uint8Array() };
      return { keyId, credential: await issuer.card({ holder, idx, disclosable: PERSON, exp: seconds + 86_400 }) };
    }),
  );
  const card = { id: 'card', issuer: ISSUER, vct: VCT, cardType: 'student-card' as const, claims: PERSON, copies };
  const names = { issuerName: [], cardName: [{ locale: 'pl', text: 'Legitymacja' }], claimNames: [] };
  await wallet.deps.vault.apply([{ put: 'card', record: { ...card, ...names, addedAt: new Date().toISOString() } }]);
  return { network, issuer, wallet };
}

/** A question for claims of that card. */
export const asking = (...names: string[]) => ({
  credentials: [
    {
      id: 'card',
      format: 'dc+sd-jwt' as const,
      meta: { vct_values: [VCT] },
      claims: names.map((name) => ({ path: [name] })),
    },
  ],
});

/** The key of the certificate in the card. */
export async function issuerKeyOf({ deps }: HeadlessWallet): Promise<KeyObject> {
  const [card] = await deps.vault.list('card');
  const header = card?.copies[0]?.credential.split('.')[0] ?? '';
  const { x5c } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { x5c: string[] };
  return new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64')).publicKey;
}
