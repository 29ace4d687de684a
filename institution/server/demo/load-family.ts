import { createHash } from 'node:crypto';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';
import { insertApplication } from '../applications/application-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertGuardianship } from '../guardians/guardian-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertSubmission } from '../photo-review/submission-store.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';

type FamilyDeps = Pick<InstitutionDeps, 'clock' | 'random' | 'settings'> & {
  transaction: Transaction<InstitutionDatabase>;
};

/** A person that an account may act for, or no longer may. */
export interface WardToLoad {
  albumNumber: string;
  ended?: boolean;
}

export async function loadWard(
  deps: FamilyDeps,
  accountId: string,
  { albumNumber, ended = false }: WardToLoad,
  loaded: ReadonlyMap<string, string>,
): Promise<void> {
  const personId = loaded.get(albumNumber);
  if (!personId) throw new Error(`Nobody before this account has the number ${albumNumber}.`);
  const since = deps.clock.now();
  const guardianship = { institutionId: deps.settings.institutionId, accountId, personId, since };
  await insertGuardianship(deps.transaction, { ...guardianship, ...(ended ? { endedAt: since } : {}) }, asOperator());
}

interface FileToLoad {
  personId: string;
  accountId: string;
  waitingPhoto?: Uint8Array;
  application?: 'accepted' | 'waiting';
}

export async function loadFile(
  deps: FamilyDeps,
  { personId, accountId, waitingPhoto, application }: FileToLoad,
): Promise<void> {
  const { institutionId, policies } = deps.settings;
  const at = deps.clock.now();
  if (application) {
    const applied = { institutionId, personId, kind: 'issue', channel: 'paper', appliedBy: accountId, at } as const;
    await insertApplication(deps.transaction, { ...applied, applicationId: makeUuid(deps.random), state: application });
  }
  if (!waitingPhoto) return;
  const jpeg = await preparePhoto(waitingPhoto, PHOTO_PROFILES[policies.photoProfile]);
  const sha256 = createHash('sha256').update(jpeg).digest();
  const sent = { institutionId, personId, jpeg, sha256, submittedBy: accountId, submittedAt: at };
  await insertSubmission(deps.transaction, { ...sent, submissionId: makeUuid(deps.random) });
}
