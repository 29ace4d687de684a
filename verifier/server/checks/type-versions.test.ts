import { X509Certificate } from 'node:crypto';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { createStatusBits } from '@mleg/protocol/status-list/status-bits';
import { beforeAll, expect, test } from 'vitest';
import { type ForeignIssuer, makeHolder, openForeignIssuer } from '../testing/foreign-issuer.ts';
import { checkPresentation } from './check-presentation.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.example';
const NONCE = 'a-nonce-of-the-shop-0001';
const AUDIENCE = 'https://shop.example';
const holder = makeHolder();
let issuer: ForeignIssuer;
beforeAll(async () => {
  issuer = await openForeignIssuer(ISSUER, NOW);
});

/** By a verifier whose release knows these versions of the card types. */
async function check(vct: string, typeVersions: readonly number[]) {
  const presented = await presentSdJwt({
    credential: await issuer.card({ holder, vct }),
    disclose: () => false,
    keyBinding: { audience: AUDIENCE, nonce: NONCE, iat: NOW, sign: (data) => holder.sign(data) },
  });
  if ('refused' in presented) throw new Error(presented.refused);
  const held = { ok: true, issuer: ISSUER, list: createStatusBits(2, 64), fetchedAt: NOW, iat: NOW } as const;
  return checkPresentation(
    {
      clock: { now: () => new Date(NOW * 1_000) },
      trusted: [{ issuer: ISSUER, anchors: [new X509Certificate(issuer.rootCertificate)] }],
      statusLists: { find: (_, uri) => ({ ...held, uri }) },
      issuers: () => [],
      typeVersions,
    },
    { presentation: presented.presentation, nonce: NONCE, audience: AUDIENCE },
  );
}

test.each(['student-card', 'pupil-card'] as const)(
  'with a version 2 present a %s of either version verifies',
  async (cardType) => {
    for (const version of [1, 2]) {
      const vct = `${ISSUER}/types/${cardType}/${version}`;
      expect(await check(vct, [1, 2])).toMatchObject({ verdict: 'green', cardType, vct });
    }
  },
);

test('a version that this release does not know is refused, not taken for another card', async () => {
  expect(await check(`${ISSUER}/types/student-card/2`, [1])).toEqual({ verdict: 'red', reason: 'unknown-vct' });
});
