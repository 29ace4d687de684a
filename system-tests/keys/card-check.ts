import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { finishHolderProof, prepareHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { createInspector } from '@mleg/testing/clients/inspector';
import { orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  cardRequest,
  fetchCards,
  getNonce,
  keyProof,
  makeKey,
  notify,
  postCredential,
  redeemCodes,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { createVerifier } from '@mleg/verifier/create-verifier';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import type { HeldDayPack } from '@mleg/verifier-check/day-pack/held-day-pack';
import { openDayPack } from '@mleg/verifier-check/day-pack/open-day-pack';
import { updateDayPack } from '@mleg/verifier-check/day-pack/update-day-pack';

const VERIFIER = 'http://localhost:8083';

/** A card on a phone that has confirmed it: one copy to show online, one for checks without a network. */
export async function activateBoth(world: LoneIssuer, holder: object) {
  const codes = await orderCodes(world, { holder });
  const grant = await redeemCodes(world, codes);
  const key = makeKey();
  const copies = await fetchCards(world, grant, [key]);
  if (copies.status !== 200) throw new Error(`no card: ${JSON.stringify(copies.body)}`);
  const proof = keyProof(world, key, await getNonce(world));
  const compact = await postCredential(world, grant, cardRequest([proof], 'student-card-compact'));
  if (compact.status !== 200) throw new Error(`no compact card: ${JSON.stringify(compact.body)}`);
  await notify(world, grant, copies.body.notification_id, 'credential_accepted');
  await world.issuer.sweep();
  return {
    cardId: codes.cardId,
    key,
    credential: copies.body.credentials[0].credential as string,
    cwt: Buffer.from(compact.body.credentials[0].credential.cwt as string, 'base64url'),
  };
}

/** What somebody shows: one copy online, one in codes on the screen. */
export interface CardOnPhone {
  credential: string;
  key: Signer;
  cwt: Uint8Array;
  /** Missing: the same. */
  compactKey?: Signer;
}

interface Signer {
  sign(data: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Whichever issuer it is, or whoever pretends to be. */
type World = Pick<LoneIssuer, 'clock'> & { issuer: Pick<LoneIssuer['issuer'], 'fetch'> };

/** A verifier's server that goes on, and an inspector's phone with its app, who both check cards of a lone issuer. */
export async function openCardCheck(world: World, rootCertificate: string) {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'verifier-')), 'keys.json'), 'test');
  const logs = openLogBook();
  const verifier = createVerifier(
    { origin: VERIFIER, trustedIssuers: [{ issuer: ORIGIN, rootCertificate }] },
    {
      clock: world.clock,
      fetch: async (request) => world.issuer.fetch(request),
      log: logs.log,
      keys,
      calendar: memoryCalendar(),
    },
  );
  const fetch = async (request: Request) => verifier.fetch(request);
  const seconds = () => Math.floor(world.clock.now().getTime() / 1_000);
  const inspector = createInspector(fetch, VERIFIER);
  const pinned = parseEcPublicJwk(await (await fetch(new Request(`${VERIFIER}/day-pack/key`))).json());
  if ('refused' in pinned) throw new Error(pinned.refused);
  let held: HeldDayPack | undefined;
  return {
    refresh: () => verifier.sweep(),
    online: async ({ credential, key }: CardOnPhone) => {
      const challenge = inspector.challenge();
      const keyBinding = { ...challenge, iat: seconds(), sign: async (input: Uint8Array) => key.sign(input) };
      const presented = await presentSdJwt({ credential, disclose: () => true, keyBinding });
      if ('refused' in presented) throw new Error(presented.refused);
      return inspector.check(presented.presentation, challenge);
    },
    takePack: async () => {
      const update = await updateDayPack({ publisher: VERIFIER, key: pinned.jwk, fetch, now: seconds }, held);
      if ('refused' in update) throw new Error(update.refused);
      held = update.pack;
    },
    offline: async ({ cwt, key, compactKey = key }: CardOnPhone) => {
      const prepared = prepareHolderProof({ card: cwt, issuedAt: seconds() });
      const code = writeQrText('card', finishHolderProof(prepared, await compactKey.sign(prepared.signingInput)));
      return checkShownCard(code, { now: seconds(), pack: held && openDayPack(held)?.pack });
    },
    logged: () => logs.text(),
    stop: () => verifier.stop(),
  };
}
