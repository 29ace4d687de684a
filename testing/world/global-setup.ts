import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase } from '@mleg/platform/database/cluster-database';
import type { TestProject } from 'vitest/node';
import { openInstitution } from '../parties/open-institution.ts';
import { openIssuer } from '../parties/open-issuer.ts';
import type { WorldTemplate } from '../parties/template.ts';
import { people } from '../people/people.ts';
import { openLogBook } from '../surroundings/log-book.ts';
import { createManualClock } from '../surroundings/manual-clock.ts';
import { ORIGINS } from '../surroundings/origins.ts';

/** Opens both parties once and fills them with people, so that each world begins as a copy and not from nothing. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const administrator = project.getProvidedContext().databaseAdministrator;
  const keyDirectory = await mkdtemp(join(tmpdir(), 'mleg-template-'));
  const suffix = randomBytes(6).toString('hex');
  const owned = (party: string) => ({ database: `template_${party}_${suffix}`, role: `template_${party}_${suffix}` });
  const create = (party: string) =>
    createDatabase(administrator, { ...owned(party), password: randomBytes(12).toString('hex') });
  const urls: WorldTemplate['urls'] = { issuer: await create('issuer'), institution: await create('institution') };
  await fill({ urls, keyDirectory });
  project.provide('worldTemplate', { urls, keyDirectory });
  return async () => {
    for (const party of ['issuer', 'institution']) await dropDatabase(administrator, owned(party));
    await rm(keyDirectory, { recursive: true, force: true });
  };
}

async function fill({ urls, keyDirectory }: WorldTemplate): Promise<void> {
  const clock = createManualClock();
  const house = { clock, fetch: talkToNobody, log: openLogBook().log };
  const issuer = await openIssuer({
    ...house,
    url: urls.issuer,
    keyFile: join(keyDirectory, 'issuer.json'),
    origin: ORIGINS.issuer,
  });
  const university = await openInstitution({
    ...house,
    url: urls.institution,
    keyFile: join(keyDirectory, 'institution.json'),
    origins: ORIGINS,
  });
  await issuer.issuer.registerInstitution(await university.institution.registration());
  await university.institution.loadPeople(await people(clock.now()));
  await Promise.all([issuer.close(), university.close()]);
}

const talkToNobody = () => Promise.reject(new TypeError('a template talks to nobody'));
