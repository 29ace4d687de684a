import { createHash } from 'node:crypto';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Permission } from '../permission/permission.ts';
import { type StoredPhoto, selectPhotos, upsertPhoto } from './photo-store.ts';
import { preparePhoto } from './prepare-photo.ts';

type PhotoDeps = Pick<InstitutionDeps, 'database' | 'settings'>;

export type Photo = { jpeg: Buffer; sha256: Buffer } | { refused: 'no-photo' | 'photo-damaged' };

/** A person's photo, compared with the hash taken when it was stored: a damaged one goes onto no card. */
export async function readPhoto(deps: PhotoDeps, personId: string): Promise<Photo> {
  return (await readPhotos(deps, [personId]))(personId);
}

/** Those of several people, read at once. */
export async function readPhotos(deps: PhotoDeps, personIds: readonly string[]): Promise<(personId: string) => Photo> {
  const stored = await selectPhotos(deps.database, deps.settings.institutionId, personIds);
  return (personId) => checked(stored.get(personId));
}

function checked(stored: StoredPhoto | undefined): Photo {
  if (!stored) return { refused: 'no-photo' };
  return sha256(stored.jpeg).equals(stored.sha256) ? stored : { refused: 'photo-damaged' };
}

/** @param picture anything that can be decoded; see `preparePhoto` */
export async function storePhoto(
  deps: PhotoDeps & Pick<InstitutionDeps, 'clock'>,
  personId: string,
  picture: Uint8Array,
  leave: Permission<'set-photo'>,
): Promise<void> {
  const jpeg = await preparePhoto(picture, PHOTO_PROFILES[deps.settings.policies.photoProfile]);
  const photo = { jpeg, sha256: sha256(jpeg), storedAt: deps.clock.now() };
  await upsertPhoto(deps.database, deps.settings.institutionId, personId, photo, leave);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
