import { openNotifications } from '@mleg/platform/database/listen';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openLog } from '@mleg/platform/log/log';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { until, when } from '@mleg/testing/until';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

async function house() {
  const cleanup = new AsyncDisposableStack();
  const fresh = await freshDatabase('notifications');
  cleanup.defer(() => fresh.drop());
  const database = openDatabase({ url: fresh.url, maxConnections: 2, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
  const notifications = openNotifications({ url: fresh.url, log: openLog('silent') });
  cleanup.defer(() => notifications.stop());
  const heard: (string | undefined)[] = [];
  const stop = await notifications.listen('something_changed', (payload) => heard.push(payload));
  const say = (payload: string) => sql`select pg_notify('something_changed', ${payload})`.execute(database);
  return { database, heard, stop, say, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}

test('hears what was said in a transaction when it commits, and never when it does not', async () => {
  await using place = await house();
  const undone = place.database.transaction().execute(async (transaction) => {
    await sql`select pg_notify('something_changed', 'undone')`.execute(transaction);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await place.say('done');
  await until('nothing was heard', async () => when(place.heard.length > 0));
  expect(place.heard).toEqual(['done']);
});

test('connects anew when the connection is lost, and says that something may have been missed', async () => {
  await using place = await house();
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(place.database);
  await until('the loss was not told', async () => when(place.heard.includes(undefined)));
  await place.say('afterwards');
  await until('the new connection hears nothing', async () => when(place.heard.includes('afterwards')));
});

test('who stopped listening hears nothing', async () => {
  await using place = await house();
  place.stop();
  await place.say('too late');
  await place.say('still too late');
  expect(place.heard).toEqual([]);
});
