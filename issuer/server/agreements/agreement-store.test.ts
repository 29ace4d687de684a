import type { AgreementApplication, AskedChange } from '@mleg/issuer-contract/agreement';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, NOW } from '../test-databases/fresh-issuer-database.ts';
import { countCards, selectCardsToEnd } from './agreement-cards-store.ts';
import { applyAskedChange, dropAskedChange, updateAskedChange } from './agreement-change-store.ts';
import { changeState, selectAgreement, upsertApplication } from './agreement-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
afterAll(() => opened[Symbol.asyncDispose]());

const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'key-1' } as const;
const application = (institutionId: string, registryNumber: string): AgreementApplication => ({
  registration: {
    institutionId,
    name: 'Szkoła Przykładowa',
    kind: 'school',
    registryNumber,
    signingKey: { ...key, use: 'sig' },
    encryptionKey: { ...key, use: 'enc' },
    policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['pupil-card'] },
  },
  address: { street: 'ul. Przykładowa 1', postalCode: '00-001', city: 'Morzanka' },
  contact: { name: 'Iga Bosman', email: 'iga@szkola.example', phone: '+48 000 000 001' },
  signatory: { name: 'Henryk Kotwica', position: 'dyrektor szkoły', email: 'henryk@szkola.example' },
});

async function applied(institutionId: string, registryNumber = 'DEMO-0001') {
  expect(await upsertApplication(database, application(institutionId, registryNumber), undefined, NOW)).toBe(true);
  return { institutionId, version: 1, from: ['applied'], to: 'in-force', at: NOW } as const;
}

const changedByDesk = async (institutionId: string) => {
  const row = await database
    .selectFrom('institutions')
    .select('changed_by_desk')
    .where('institution_id', '=', institutionId)
    .executeTakeFirstOrThrow();
  return row.changed_by_desk;
};

test('of many who decide on the same version, one decides', async () => {
  const change = await applied('one');
  const won = await Promise.all(Array.from({ length: 8 }, () => changeState(database, change, [])));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await selectAgreement(database, 'one')).toMatchObject({ version: 2, wasInForce: true });
});

test('of two who apply under one new id, the second is told', async () => {
  await applied('two', 'DEMO-0002');
  expect(await upsertApplication(database, application('two', 'DEMO-0002'), undefined, NOW)).toBe(false);
});

test('two applications for one entry of the register are never both in force', async () => {
  await changeState(database, await applied('three', 'DEMO-0003'), []);
  await expect(changeState(database, await applied('four', 'DEMO-0003'), [])).rejects.toThrow(/one_per_register_entry/);
});

test('of an acceptance and a refusal of one change one counts, and an end leaves no change behind', async () => {
  const change = await applied('changing', 'DEMO-0005');
  const terms = { codeLifetimeDays: 9, wrongCodeLimit: 2, suspensionDays: 3 };
  const seen = { institutionId: 'changing', version: 2 };
  expect(await updateAskedChange(database, { ...seen, version: 1 }, { terms }, NOW)).toBe(false);
  await changeState(database, change, []);
  expect(await updateAskedChange(database, seen, { terms }, NOW)).toBe(true);
  const agreement = await selectAgreement(database, 'changing');
  if (!agreement?.askedChange) throw new Error('the change was not kept');
  const asked = { ...agreement, askedChange: agreement.askedChange };
  const decided = await Promise.all([
    applyAskedChange(database, { ...seen, version: 3 }, asked, NOW, []),
    dropAskedChange(database, { ...seen, version: 3 }, NOW),
  ]);
  expect(decided.filter(Boolean)).toHaveLength(1);
  await updateAskedChange(database, { ...seen, version: 4 }, { terms }, NOW);
  await changeState(
    database,
    { ...change, version: 5, from: ['in-force'], to: 'ended', endOfCards: 'at-their-end' },
    [],
  );
  expect((await selectAgreement(database, 'changing'))?.askedChange).toBeUndefined();
});

test('a change that was accepted sets the numbers, and the key only where another was asked for', async () => {
  await changeState(database, await applied('with-key', 'DEMO-0006'), []);
  expect(await changedByDesk('with-key')).toBe(false);
  const terms = { codeLifetimeDays: 9, wrongCodeLimit: 2, suspensionDays: 3 };
  const accept = async (version: number, change: AskedChange) => {
    const before = await selectAgreement(database, 'with-key');
    if (!before) throw new Error('there is no agreement');
    const asked = { institution: before.institution, askedChange: change };
    expect(await applyAskedChange(database, { institutionId: 'with-key', version }, asked, NOW, [])).toBe(true);
    const { institution, askedChange, version: after } = (await selectAgreement(database, 'with-key')) ?? {};
    expect({ askedChange, after }).toEqual({ askedChange: undefined, after: version + 1 });
    expect(institution?.policies).toEqual({ ...terms, cardTypes: ['pupil-card'] });
    // The operator's entry must not put back what the desk has decided.
    expect(await changedByDesk('with-key')).toBe(true);
    return institution?.signingKey;
  };
  expect(await accept(2, { terms })).toMatchObject({ kid: 'key-1' });
  expect(await accept(3, { terms, signingKey: { ...key, kid: 'key-2', use: 'sig' } })).toMatchObject({ kid: 'key-2' });
});

test('an end finds what is open, and cards on phones only where they are to be revoked', async () => {
  const change = await applied('uni', 'DEMO-0004');
  await changeState(database, change, []);
  await addOffer(database, { state: 'ready' });
  expect(await countCards(database, 'uni')).toEqual({ live: 0, openCodes: 1 });
  expect(await selectCardsToEnd(database, 10)).toEqual([]);
  const ending = { ...change, version: 2, from: ['in-force'], to: 'ended', endOfCards: 'at-their-end' } as const;
  expect(await changeState(database, ending, [])).toBe(true);
  expect(await selectCardsToEnd(database, 10)).toHaveLength(1);
});
