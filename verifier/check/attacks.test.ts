import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { finishCompactCard, prepareCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { type Answer, finishHolderProof, prepareHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { createStatusBits, setStatus } from '@mleg/protocol/status-list/status-bits';
import { writeCompactClaims } from '@mleg/student-card/compact-card';
import { describe, expect, it } from 'vitest';
import { checkShownCard } from './check-shown-card.ts';
import type { HeldPack } from './held-pack.ts';
import type { Moment } from './judge-presentation.ts';
import { rememberShown } from './remember-shown.ts';

const NOW = 1_800_000_000;
const URI = 'https://legitymacje.example/status-lists/1';

type Party = { jwk: EcPublicJwk; sign(data: Uint8Array): Uint8Array };

function makeParty(): Party {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    sign: (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

const ministry = makeParty();
const student = makeParty();
const forger = makeParty();

async function issue(issuer: Party, holder: Party, { keyOf = issuer } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const card = writeCompactClaims({
    cardType: 'student-card',
    familyName: 'Testowa',
    givenName: 'Zofia',
    birthdate: '2004-05-05',
    cardNumber: '12345678',
    institutionId: '042',
    portraitHash: new Uint8Array(32),
  });
  const keyId = await cardKeyId(keyOf.jwk);
  const times = { issuedAt: NOW - 86_400, expiresAt: NOW + 86_400 };
  const prepared = prepareCompactCard({ keyId, ...times, holderKey: holder.jwk, status: { uri: URI, idx: 3 }, card });
  return finishCompactCard(prepared, issuer.sign(prepared.signingInput));
}

function show(card: Uint8Array, holder: Party, issuedAt: number, answer?: Answer): string {
  const prepared = prepareHolderProof({ card, issuedAt, ...(answer && { answer }) });
  return writeQrText('card', finishHolderProof(prepared, holder.sign(prepared.signingInput)));
}

const pack: HeldPack = {
  iat: NOW - 3_600,
  exp: NOW + 86_400,
  issuers: [
    {
      issuer: 'https://legitymacje.example',
      name: 'Ministerstwo',
      keys: [{ kid: encodeBase64url(await cardKeyId(ministry.jwk)), jwk: ministry.jwk }],
      institutions: [{ id: '042', name: 'Politechnika', kind: 'university', cardTypes: ['student-card'] }],
    },
  ],
  lists: [
    {
      issuer: 'https://legitymacje.example',
      uri: URI,
      list: createStatusBits(2, 64),
      iat: NOW - 60,
      exp: NOW + 86_400,
    },
  ],
};
const check = async (text: string, moment: Partial<Moment> = {}) => checkShownCard(text, { now: NOW, pack, ...moment });
const genuine = await issue(ministry, student);

describe('a genuine card, live', () => {
  it('is green, by whichever implementation of ES256', async () => {
    const text = show(genuine, student, NOW);
    expect((await check(text)).verdict).toBe('green');
    const node = await checkShownCard(text, { now: NOW, pack }, (jwk, data, signature) =>
      verify('sha256', data, { key: { ...jwk }, format: 'jwk', dsaEncoding: 'ieee-p1363' }, signature),
    );
    expect(node.verdict).toBe('green');
  });
});

const packWithStatus = (value: number): HeldPack => {
  const list = createStatusBits(2, 64);
  setStatus(list, 3, value);
  return { ...pack, lists: pack.lists.map((held) => ({ ...held, list })) };
};

describe('an attack is never green', () => {
  it('V37 a look-alike app that issues its own cards, whatever key it names', async () => {
    const own = await issue(forger, forger);
    const underTrustedName = await issue(forger, forger, { keyOf: ministry });
    expect(await check(show(own, forger, NOW))).toEqual({ verdict: 'red', reason: 'untrusted-issuer' });
    expect(await check(show(underTrustedName, forger, NOW))).toEqual({
      verdict: 'red',
      reason: 'wrong-issuer-signature',
    });
  });

  it('V40 a screenshot or a recording, at any second once the window has ended', async () => {
    const recorded = Array.from({ length: 6 }, (_, at) => show(genuine, student, NOW + at * 10));
    for (const later of [81, 82, 120, 600, 86_400, 31_536_000]) {
      const verdicts = await Promise.all(
        recorded.map((text) => check(text, { now: NOW + later, pack: { ...pack, exp: NOW + later + 1 } })),
      );
      for (const verdict of verdicts) expect(verdict).toEqual({ verdict: 'red', reason: 'stale' });
    }
  });

  it('V40 a screenshot inside the window, for the next person in the same row', async () => {
    const memory = rememberShown();
    const text = show(genuine, student, NOW);
    const first = await check(text, { wasShown: (code) => memory.has(code, NOW) });
    if (first.verdict !== 'green') throw new Error(first.reason);
    memory.add(first.code, NOW);
    const second = await check(text, { now: NOW + 5, wasShown: (code) => memory.has(code, NOW + 5) });
    expect(second).toEqual({ verdict: 'amber', reason: 'already-shown' });
    const next = await check(show(genuine, student, NOW + 10), {
      now: NOW + 12,
      wasShown: (code) => memory.has(code, NOW + 12),
    });
    expect(next.verdict).toBe('green');
    expect(memory.has(first.code, NOW + 61)).toBe(false);
  });

  it('V38 a copied store: the card with another key, and an answer played again', async () => {
    expect(await check(show(genuine, forger, NOW))).toEqual({ verdict: 'red', reason: 'wrong-holder-signature' });
    const ask = (fill: number) => ({ nonce: new Uint8Array(16).fill(fill), audience: 'Kontrola', askedAt: NOW });
    const answer = show(genuine, student, NOW, ask(1));
    expect(await check(answer, { question: ask(1) })).toMatchObject({ verdict: 'green', twoWay: true });
    expect(await check(answer, { question: ask(2) })).toEqual({ verdict: 'red', reason: 'wrong-nonce' });
    expect(await check(answer)).toEqual({ verdict: 'red', reason: 'wrong-nonce' });
  });

  it('I11 what is certainly wrong stays red, whatever cannot be known beside it', async () => {
    const text = show(genuine, student, NOW);
    const shown = { wasShown: () => true };
    expect(await check(text, shown)).toEqual({ verdict: 'amber', reason: 'already-shown' });
    expect(await check(text, { ...shown, pack: packWithStatus(1) })).toEqual({ verdict: 'red', reason: 'revoked' });
    expect(await check(text, { ...shown, pack: packWithStatus(2) })).toEqual({ verdict: 'red', reason: 'suspended' });
    const question = { nonce: new Uint8Array(16), audience: 'Kontrola', askedAt: NOW - 121 };
    expect(await check(text, { question })).toEqual({ verdict: 'amber', reason: 'question-expired' });
    expect(await check(text, { question, pack: packWithStatus(2) })).toEqual({ verdict: 'red', reason: 'suspended' });
  });
});
