import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { InstitutionDeps } from '../deps.ts';

type VaultDeps = Pick<InstitutionDeps, 'keys' | 'random'>;

const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Encrypts a PESEL for one person's row: iv ‖ ciphertext ‖ tag (AES-256-GCM). In another row it doesn't open. */
export function sealPesel(deps: VaultDeps, personId: string, pesel: string): Buffer {
  const iv = deps.random.bytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', deps.keys.pesel, iv).setAAD(Buffer.from(personId));
  return Buffer.concat([iv, cipher.update(pesel, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the value was changed or belongs to another person. */
export function openPesel(
  deps: { keys: Pick<InstitutionDeps['keys'], 'pesel'> },
  personId: string,
  sealed: Buffer,
): string {
  const decipher = createDecipheriv('aes-256-gcm', deps.keys.pesel, sealed.subarray(0, IV_LENGTH))
    .setAAD(Buffer.from(personId))
    .setAuthTag(sealed.subarray(-TAG_LENGTH));
  return Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH, -TAG_LENGTH)), decipher.final()]).toString();
}

/** A keyed hash: finds the person by the whole number; without the key eleven digits cannot be tried one by one. */
export function peselLookup(deps: Pick<VaultDeps, 'keys'>, pesel: string): Buffer {
  return createHmac('sha256', deps.keys.peselLookup).update(pesel).digest();
}

/**
 * `•••••••••44`: enough to tell two people apart. The first six digits are the birth date, which stands beside it, and the
 * last one follows from the others: each further digit would leave a tenth of the candidates, and these leave a hundred.
 */
export function maskPesel(pesel: string): string {
  return `${'•'.repeat(pesel.length - 2)}${pesel.slice(-2)}`;
}
