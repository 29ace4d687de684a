import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoApplication } from '@mleg/issuer/demo/demo-application';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import type { IssuerSettingsInput } from '@mleg/issuer/settings';
import { systemClock } from '@mleg/platform/clock/clock';
import { hashPassword } from '@mleg/platform/passwords/password';
import { ForeignStoreError } from '@mleg/platform/store-kind/claim-store';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { makeInstitution } from '@mleg/testing/lone-issuer/lone-issuer';
import { holdTestCeremony } from '@mleg/testing/lone-issuer/test-ceremony';
import { openInstitution } from '@mleg/testing/parties/open-institution';
import { type OpenIssuer, openIssuer } from '@mleg/testing/parties/open-issuer';
import { people } from '@mleg/testing/people/people';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { expect, test } from 'vitest';

/** A database and a key file that issuers are opened on, one after another. */
async function aPlace() {
  const cleanup = new AsyncDisposableStack();
  const database = await freshDatabase('demonstration');
  cleanup.defer(() => database.drop());
  const directory = await mkdtemp(join(tmpdir(), 'mleg-kind-'));
  const house = {
    url: database.url,
    keyFile: join(directory, 'keys.json'),
    clock: systemClock,
    fetch: async () => new Response(null, { status: 503 }),
    log: openLogBook().log,
  };
  const open = async (settings: Partial<IssuerSettingsInput>) =>
    cleanup.adopt(await openIssuer({ ...house, origin: ORIGINS.issuer, settings }), (opened) => opened.close());
  /** An issuer in production has no root before a ceremony. */
  const openMinistry = async () => {
    const { record } = await holdTestCeremony({ ...house, directory });
    return open({ demonstration: false, authorityName: record.authorityName });
  };
  return { ...house, open, openMinistry, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}

const demo = { staff: demoStaff, application: demoApplication() };

async function signIn({ issuer }: OpenIssuer, email: string, password: string): Promise<number> {
  const response = await issuer.fetch(
    new Request(`${ORIGINS.issuer}/desk/api/session/password`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.issuer },
      body: JSON.stringify({ login: email, password }),
    }),
  );
  return response.status;
}

const face = async ({ issuer }: OpenIssuer) =>
  (await issuer.fetch(new Request(`${ORIGINS.issuer}/desk/api/face`))).json() as Promise<{ passwordSignIn: boolean }>;

const [, supervisor = { email: '', password: '' }] = demoStaff;

test('D87 a Ministry is not opened on what was a demonstration, whose supervisor has a published password', async () => {
  await using place = await aPlace();
  const first = await place.open({ demonstration: true });
  await first.issuer.loadDemo(demo);
  expect(await signIn(first, supervisor.email, supervisor.password)).toBe(200);
  await first.close();
  await expect(place.open({ demonstration: false })).rejects.toThrow(ForeignStoreError);
  await expect(place.open({ demonstration: false })).rejects.toThrow(/begun as a demonstration/);
});

test('D87 a demonstration is not opened on what is a Ministry', async () => {
  await using place = await aPlace();
  const first = await place.openMinistry();
  await first.close();
  await expect(place.open({ demonstration: true })).rejects.toThrow(/begun for production/);
});

test('D87 an institution of fictional people never becomes another', async () => {
  await using place = await aPlace();
  const open = (demonstration: boolean) => openInstitution({ ...place, origins: ORIGINS, settings: { demonstration } });
  const first = await open(true);
  await first.institution.loadPeople(await people(new Date()));
  await first.close();
  await expect(open(false)).rejects.toThrow(ForeignStoreError);
});

test('D88 in production there is no password at the desk, though a row had one, and nobody fictional', async () => {
  await using place = await aPlace();
  const ministry = await place.openMinistry();
  await expect(ministry.issuer.loadDemo(demo)).rejects.toThrow(/demonstrations/);
  await ministry.database
    .insertInto('staff')
    .values({
      staff_id: randomUUID(),
      display_name: 'Podstawiony',
      email: supervisor.email,
      role: 'supervisor',
      password_hash: await hashPassword(supervisor.password),
      active: true,
      last_sign_in: null,
    })
    .execute();
  expect(await signIn(ministry, supervisor.email, supervisor.password)).toBe(401);
  expect(await face(ministry)).toMatchObject({ passwordSignIn: false });
});

test('D88 numbers of demonstrations are registered and applied for in demonstrations alone', async () => {
  await using place = await aPlace();
  const ministry = await place.openMinistry();
  const { registration } = makeInstitution('demo-uni', { registryNumber: 'DEMO-0001' });
  expect(await ministry.issuer.registerInstitution(registration)).toEqual({ refused: 'demo-number' });
});

test('D88 an institution with such a number does not start in production', async () => {
  await using place = await aPlace();
  const settings = { demonstration: false, registryNumber: 'DEMO-0001' };
  await expect(openInstitution({ ...place, origins: ORIGINS, settings })).rejects.toThrow(
    /is a number of demonstrations/,
  );
});
