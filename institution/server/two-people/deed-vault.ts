import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { InstitutionDeps } from '../deps.ts';
import { type ContentOf, DEEDS } from './deed.ts';

const IV_LENGTH = 12;
const TAG_LENGTH = 16;
const place = (deedId: string) => Buffer.from(`deed:${deedId}`);

/** Encrypts what a deed waits with, for its row only: iv ‖ ciphertext ‖ tag (AES-256-GCM). It may hold a PESEL. */
export function sealContent(deps: Pick<InstitutionDeps, 'keys' | 'random'>, deedId: string, content: object): Buffer {
  const iv = deps.random.bytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', deps.keys.pesel, iv).setAAD(place(deedId));
  return Buffer.concat([iv, cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where it was changed or belongs to another deed. What has no content was stored with none. */
export function openContent<Kind extends DeedKind>(
  deps: Pick<InstitutionDeps, 'keys'>,
  { deedId, kind, sealed }: { deedId: string; kind: Kind; sealed: Buffer | null },
): ContentOf<Kind> {
  const json = sealed ? open(deps, deedId, sealed) : '{}';
  return DEEDS[kind].content.parse(JSON.parse(json)) as ContentOf<Kind>;
}

function open({ keys }: Pick<InstitutionDeps, 'keys'>, deedId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keys.pesel, sealed.subarray(0, IV_LENGTH))
    .setAAD(place(deedId))
    .setAuthTag(sealed.subarray(-TAG_LENGTH));
  return Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH, -TAG_LENGTH)), decipher.final()]).toString();
}
