import type { Clock } from '@mleg/platform/clock/clock';
import { importPublicKey } from '@mleg/platform/keys/certify';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import {
  allowsAuthorities,
  type CertificateRequest,
  type Certifier,
  certifyAuthority,
  certifyFollower,
  certifyRoot,
} from '../keys/certificates.ts';
import { isCertificateOf } from '../keys/issuer-keys.ts';
import { ROOT_BEFORE } from '../keys/root-follower.ts';
import { CEREMONY_TYPE, type CeremonyRecord, type CeremonyResult, describeKey } from './ceremony-record.ts';
import { type CeremonyRequest, keyOfRequest } from './request-ceremony.ts';

interface Needed {
  /** Where the root is kept, which is no place of the issuer's. */
  rootKeys: KeyStore;
  /** Where the root is to be that follows it; only where one is to follow. */
  newRootKeys?: KeyStore | undefined;
  clock: Clock;
  random: Random;
}

export type HoldRefusal =
  /** The root at hand is not the one whose certificate the issuer has. */
  | 'another-root'
  /** What is to follow the root has its key: a copy of it, or the same file. */
  | 'same-root';

/**
 * With the root at hand and nothing else of the issuer: makes the root where there is none, and certifies the authority
 * that is asked for, which certifies the other keys until the next ceremony.
 */
export async function holdCeremony(
  { rootKeys, newRootKeys, clock, random }: Needed,
  asking: CeremonyRequest,
  people: CeremonyRecord['people'],
): Promise<CeremonyResult | { refused: HoldRefusal }> {
  const { authorityName, authority: asked, root: keptRoot } = asking;
  const request: CertificateRequest = { authorityName, now: clock.now(), random };
  const kept = keptRoot === undefined ? undefined : Buffer.from(keptRoot, 'base64');
  if (kept && (await rootKeys.fingerprints())[ROOT_KEY] === undefined) return { refused: 'another-root' };
  const ownRoot = await rootKeys.ensureSigningKey(ROOT_KEY);
  if (kept && !isCertificateOf(kept, ownRoot)) return { refused: 'another-root' };
  if ((await newRootKeys?.fingerprints())?.[ROOT_KEY] === ownRoot.kid) return { refused: 'same-root' };
  const own: Certifier = {
    key: ownRoot,
    certificate: kept && allowsAuthorities(kept) ? kept : await certifyRoot(ownRoot, request),
  };
  const follower = newRootKeys && (await makeFollower(newRootKeys, own, request));
  const root = follower ?? own;
  const authority = await certifyAuthority(root, await importPublicKey(asked), asked.generation, request);
  const name = nameOfKey(AUTHORITY_KEY, asked.generation);
  const record: CeremonyRecord = {
    at: request.now.toISOString(),
    authorityName,
    people,
    root: describeKey(ROOT_KEY, root.key.kid, root.certificate),
    isRootNew: kept === undefined || follower !== undefined,
    ...(follower ? { rootBefore: describeKey(ROOT_BEFORE, own.key.kid, own.certificate) } : {}),
    authority: describeKey(name, await keyOfRequest(asking), authority),
  };
  return {
    record: sign(root.key, record),
    root: base64(root.certificate),
    authority: base64(authority),
    ...(follower ? { before: { root: base64(own.certificate), cross: base64(follower.cross) } } : {}),
  };
}

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

function sign(root: SigningKey, record: CeremonyRecord): string {
  const prepared = prepareJws({ typ: CEREMONY_TYPE, alg: 'ES256', kid: root.kid }, { ...record });
  return finishJws(prepared, root.sign(prepared.signingInput));
}

const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');
