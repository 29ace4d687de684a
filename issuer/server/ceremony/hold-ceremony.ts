import { createHash, X509Certificate } from 'node:crypto';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Clock } from '@mleg/platform/clock/clock';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate, replaceCertificate } from '../keys/certificate-store.ts';
import {
  allowsAuthorities,
  type CertificateRequest,
  type Certifier,
  certifyAuthority,
  certifyFollower,
  certifyRoot,
} from '../keys/certificates.ts';
import { isCertificateOf } from '../keys/issuer-keys.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';
import { ROOT_BEFORE, ROOT_FOLLOWS } from '../keys/root-follower.ts';

interface Needed {
  database: Kysely<IssuerDatabase>;
  /** The issuer's own, held to the fingerprints that the database knows. */
  keys: KeyStore;
  /** Where the root is kept, which is somewhere else. */
  rootKeys: KeyStore;
  /** Where the root is to be that follows it; only where one is to follow. */
  newRootKeys?: KeyStore | undefined;
  authorityName: string;
  clock: Clock;
  random: Random;
}

/** One thing that was made, as the record says it. */
export type MadeKey = {
  name: string;
  /** The thumbprint of the public key, as `mleg keys list` has it. */
  key: string;
  /** SHA-256 of the certificate, as every tool for certificates shows it. */
  certificateSha256: string;
  notBefore: string;
  notAfter: string;
};

export type CeremonyRecord = {
  at: string;
  authorityName: string;
  people: readonly [string, string];
  root: MadeKey;
  /** Whether the root was made in this ceremony too. */
  isRootNew: boolean;
  /** The root before, which has signed for this one. */
  rootBefore?: MadeKey;
  authority: MadeKey;
};

export interface Ceremony {
  record: CeremonyRecord;
  /** The record, signed by the root. */
  signed: string;
  /** What the audit keeps of it: SHA-256 of the signed record, base64url. */
  digest: string;
}

/**
 * With the root at hand: makes it where there is none, and an authority under it that certifies the other keys until
 * the next ceremony. Broken off, it is held again and goes on with what was made. The audit gets the digest of the
 * record and not the names, which it must not carry for ever.
 */
export async function holdCeremony(
  needed: Needed,
  people: CeremonyRecord['people'],
): Promise<Ceremony | { refused: 'another-root' }> {
  const { database, clock, random, authorityName, rootKeys } = needed;
  const request: CertificateRequest = { authorityName, now: clock.now(), random };
  const kept = await findCertificate(database, ROOT_KEY);
  if (kept && (await rootKeys.fingerprints())[ROOT_KEY] === undefined) return { refused: 'another-root' };
  const ownRoot = await rootKeys.ensureSigningKey(ROOT_KEY);
  if (kept && !isCertificateOf(kept, ownRoot)) return { refused: 'another-root' };
  const own: Certifier = {
    key: ownRoot,
    certificate: kept && allowsAuthorities(kept) ? kept : await certifyRoot(ownRoot, request),
  };
  const follower = needed.newRootKeys && (await makeFollower(needed.newRootKeys, own, request));
  const { key: root, certificate } = follower ?? own;
  const authority = await makeAuthority(needed, { key: root, certificate }, request);
  const record: CeremonyRecord = {
    at: request.now.toISOString(),
    authorityName,
    people,
    root: describe(ROOT_KEY, root, certificate),
    isRootNew: kept === undefined || follower !== undefined,
    ...(follower ? { rootBefore: describe(ROOT_BEFORE, own.key, own.certificate) } : {}),
    authority: describe(authority.name, authority.key, Buffer.from(authority.key.x5c[0] ?? '', 'base64')),
  };
  const prepared = prepareJws({ typ: CEREMONY_TYPE, alg: 'ES256', kid: root.kid }, { ...record });
  const signed = finishJws(prepared, root.sign(prepared.signingInput));
  const digest = digestOfRecord(signed);
  const before = follower && { certificate: own.certificate, cross: follower.cross };
  await store(needed, { certificate, before, generation: authority.generation, record, digest });
  return { record, signed, digest };
}

/** What the audit keeps of a record. */
export const digestOfRecord = (signed: string): string => createHash('sha256').update(signed).digest('base64url');

export const CEREMONY_TYPE = 'mleg-key-ceremony+jwt';

/** Another root, and what this one says of it. */
async function makeFollower(
  newRootKeys: KeyStore,
  own: Certifier,
  request: CertificateRequest,
): Promise<Certifier & { cross: Uint8Array }> {
  const key = await newRootKeys.ensureSigningKey(ROOT_KEY);
  const certificate = await certifyRoot(key, request, `Root ${request.now.getUTCFullYear()}`);
  return { key, certificate, cross: await certifyFollower(own, { key, certificate }, request) };
}

async function makeAuthority(
  { database, keys }: Needed,
  root: { key: SigningKey; certificate: Uint8Array },
  request: CertificateRequest,
) {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  const generation = (generations.findLast(({ use }) => use === AUTHORITY_KEY)?.generation ?? 0) + 1;
  const name = nameOfKey(AUTHORITY_KEY, generation);
  const key = await keys.ensureSigningKey(name, async ({ publicKey }) => [
    Buffer.from(await certifyAuthority(root, publicKey, generation, request)).toString('base64'),
  ]);
  return { name, generation, key };
}

async function store(
  { database }: Needed,
  made: {
    certificate: Uint8Array;
    before: { certificate: Uint8Array; cross: Uint8Array } | undefined;
    generation: number;
    record: CeremonyRecord;
    digest: string;
  },
): Promise<void> {
  const { certificate, before, generation, record, digest } = made;
  const at = new Date(record.at);
  await database.transaction().execute(async (transaction) => {
    await replaceCertificate(transaction, ROOT_KEY, certificate);
    if (before) {
      await replaceCertificate(transaction, ROOT_BEFORE, before.certificate);
      await replaceCertificate(transaction, ROOT_FOLLOWS, before.cross);
    }
    await databaseCalendar(transaction, KEY_OWNER).add({
      use: AUTHORITY_KEY,
      generation,
      kid: record.authority.key,
      madeAt: at,
      signsFrom: at,
      endsAt: new Date(record.authority.notAfter),
    });
    const detail = { record: digest, root: record.root.key, authority: record.authority.key };
    await recordAudit(transaction, { institutionId: DESK, at, event: 'key.ceremony', actor: 'operator', detail });
  });
}

function describe(name: string, { kid }: SigningKey, der: Uint8Array): MadeKey {
  const { validFromDate, validToDate, fingerprint256 } = new X509Certificate(der);
  return {
    name,
    key: kid,
    certificateSha256: fingerprint256,
    notBefore: validFromDate.toISOString(),
    notAfter: validToDate.toISOString(),
  };
}
