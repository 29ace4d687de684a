import { createCipheriv, createDecipheriv } from 'node:crypto';
import * as z from 'zod';
import type { InstitutionDeps } from '../deps.ts';

const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Encrypts what a file says, for its place only: iv ‖ ciphertext ‖ tag (AES-256-GCM). It holds PESELs. */
export function sealForRoster(
  deps: Pick<InstitutionDeps, 'keys' | 'random'>,
  place: string,
  content: Uint8Array,
): Buffer {
  const iv = deps.random.bytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', deps.keys.pesel, iv).setAAD(Buffer.from(`roster:${place}`));
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the content was changed or belongs to another place. */
export function openForRoster(deps: Pick<InstitutionDeps, 'keys'>, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', deps.keys.pesel, sealed.subarray(0, IV_LENGTH))
    .setAAD(Buffer.from(`roster:${place}`))
    .setAuthTag(sealed.subarray(-TAG_LENGTH));
  return Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH, -TAG_LENGTH)), decipher.final()]);
}

const cellsSchema = z.array(z.string());

/** The cells of a row that was not taken, as they stood in the file. */
export function sealCells(
  deps: Pick<InstitutionDeps, 'keys' | 'random'>,
  place: string,
  cells: readonly string[],
): Buffer {
  return sealForRoster(deps, place, Buffer.from(JSON.stringify(cells)));
}

export function openCells(deps: Pick<InstitutionDeps, 'keys'>, place: string, sealed: Buffer): string[] {
  return cellsSchema.parse(JSON.parse(openForRoster(deps, place, sealed).toString()));
}
