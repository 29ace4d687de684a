import { linkAudit } from '@mleg/platform/audit/link-audit';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerEvent } from '../database/issuer-event.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { countFigures } from './count-figures.ts';
import { selectDays } from './figures-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
afterAll(() => opened[Symbol.asyncDispose]());

const at = (text: string) => new Date(text);
const happened = (event: IssuerEvent, moment: string, subject: string, institutionId = 'uni') =>
  recordAudit(database, { institutionId, at: at(moment), event, actor: 'institution', subject });
const count = async () => {
  await linkAudit(database, Buffer.alloc(32));
  await countFigures({ database, clock: { now: () => at('2026-10-02T12:00:00Z') } });
};
const days = (institutionId?: string) => selectDays(database, { institutionId, from: '2026-09-30', to: '2026-10-02' });

test('an event counts once, on its day in Poland, however often and by however many it is counted', async () => {
  await happened('issuance.requested', '2026-09-30T21:59:00Z', 'a');
  await happened('issuance.requested', '2026-09-30T22:01:00Z', 'b');
  await happened('issuance.prepared', '2026-09-30T22:01:30Z', 'a');
  await happened('activation.confirmed', '2026-10-01T08:00:00Z', 'a');
  await happened('activation.locked', '2026-10-01T08:00:00Z', 'b', 'other');
  await count();
  await Promise.all([count(), count()]);
  expect(await days('uni')).toEqual([
    expect.objectContaining({ day: '2026-09-30', requests: 1, prepared: 0 }),
    expect.objectContaining({ day: '2026-10-01', requests: 1, activations: 1, failures: 0, prepared: 1 }),
    expect.objectContaining({ day: '2026-10-02', requests: 0 }),
  ]);
  expect((await days('uni'))[1]).toMatchObject({ averageWait: 150, longestWait: 150 });
  expect((await days())[1]).toMatchObject({ requests: 1, failures: 1 });
});

test('what happens later is added to what was counted', async () => {
  await happened('issuance.requested', '2026-10-01T09:00:00Z', 'c');
  await happened('issuance.prepared', '2026-10-01T09:00:10Z', 'c');
  await count();
  expect((await days('uni'))[1]).toMatchObject({ requests: 2, prepared: 2, averageWait: 80, longestWait: 150 });
});
