import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { StartRefused } from '../start/start-refused.ts';
import { type FreshDatabase, freshDatabase } from '../test-databases/fresh-database.ts';
import { requireDatabase, wrongWith } from './require-database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('required');
});
afterAll(() => fresh.drop());

/** The address with something else in it. */
function altered(change: (url: URL) => void): string {
  const url = new URL(fresh.url);
  change(url);
  return url.href;
}

async function refusal(url: string, as: 'owner' | 'reader' = 'owner'): Promise<string> {
  const asked = requireDatabase({ url, setting: 'ISSUER_DATABASE_URL', as });
  await expect(asked).rejects.toThrow(StartRefused);
  const said = await asked.then(String, ({ message }: Error) => message);
  expect(said).toMatch(/^ISSUER_DATABASE_URL, [^\n]+$/);
  expect(said).toContain(new Client(url).host);
  expect(said).not.toContain(new URL(fresh.url).password);
  expect(said).not.toContain('wrong-password');
  return said;
}

test('a database of one’s own will do, for its owner and for whoever looks at it', async () => {
  await requireDatabase({ url: fresh.url, setting: 'ISSUER_DATABASE_URL', as: 'owner' });
  await requireDatabase({ url: fresh.url, setting: 'ISSUER_DATABASE_URL', as: 'reader' });
});

const elsewhere = (host: string, port: string) => `postgres://issuer:wrong-password@${host}:${port}/issuer`;

test('E10 a server that is not there is named with the setting, and what to do', async () => {
  expect(await refusal(elsewhere('127.0.0.1', '1'))).toMatch(/issuer at 127\.0\.0\.1:1: nobody listens there\. Start/);
  expect(await refusal(elsewhere('nowhere.invalid', '5432'))).toMatch(/nowhere\.invalid/);
  expect(await refusal('postgres://issuer@localhost/issuer?host=/nonexistent')).toMatch(/no socket in that directory/);
});

test('E10 a server that does not let us in says why', async () => {
  const missing = altered((url) => {
    url.pathname = '/not_there';
  });
  const wrong = altered((url) => {
    url.password = 'wrong-password';
  });
  const none = altered((url) => {
    url.password = '';
  });
  expect(await refusal(wrong)).toMatch(/does not take this password/);
  expect(await refusal(none)).toMatch(/wants a password, and there is none/);
  expect(await refusal(missing)).toMatch(/no such database\. [^\n]*createdb --owner=\w+ not_there$/);
});

test('E10 R39 a role that may make no tables is refused where tables are made, and only there; nobody is told to give another’s database away', async () => {
  const administrator = new Client(inject('databaseAdministrator'));
  await administrator.connect();
  const { username: guest } = new URL(fresh.url);
  const owned = await freshDatabase('owned');
  const { pathname } = new URL(owned.url);
  await administrator.query(`grant connect on database "${pathname.slice(1)}" to "${guest}"`);
  const there = altered((url) => {
    url.pathname = pathname;
  });
  const theirs = /may not make tables there, which is of (owned_\w+)( and in use)?\. Name the role that it is of/;
  expect(await refusal(there)).toMatch(theirs);
  const owner = new Client(owned.url);
  await owner.connect();
  await owner.query('create table cards (id int)');
  expect(theirs.exec(await refusal(there))?.slice(1)).toEqual([pathname.slice(1), ' and in use']);
  // What an administrator has made and nobody uses may have been made for this role.
  const advised = new RegExp(
    `If it was made for it[^\\n]*: ALTER DATABASE "${pathname.slice(1)}" OWNER TO "${guest}"$`,
  );
  await administrator.query(`alter database "${pathname.slice(1)}" owner to current_user`);
  expect(await refusal(there)).not.toContain('ALTER');
  await owner.query('drop table cards');
  await owner.end();
  expect(await refusal(there)).toMatch(advised);
  await requireDatabase({ url: there, setting: 'ISSUER_DATABASE_URL', as: 'reader' });
  await administrator.query(`revoke connect on database "${pathname.slice(1)}" from "${guest}"`);
  expect(await refusal(there)).toMatch(/may not connect to it\. Name the role/);
  await administrator.end();
  await owned.drop();
});

test('E10 a server that is too old, a standby, or one without our letters is refused', () => {
  const good = {
    version: 150_004,
    encoding: 'UTF8',
    isStandby: false,
    mayCreate: true,
    owner: 'ministry',
    isOfAdministrator: false,
    isEmpty: false,
  };
  const place = { database: 'issuer', user: 'ministry' };
  const wrong = (server: Partial<typeof good>, as: 'owner' | 'reader' = 'owner') =>
    wrongWith({ ...good, ...server }, place, as);
  expect(wrong({})).toBeUndefined();
  expect(wrong({ version: 140_011 }, 'reader')).toMatch(/PostgreSQL 14, and 15 is the oldest/);
  expect(wrong({ isStandby: true })).toMatch(/standby/);
  expect(wrong({ isStandby: true }, 'reader')).toBeUndefined();
  expect(wrong({ mayCreate: false })).toMatch(/though it is its own[^\n]*ON SCHEMA public TO "ministry"$/);
  expect(wrong({ encoding: 'LATIN2' })).toMatch(/LATIN2/);
});
