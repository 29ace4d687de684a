import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { reissue } from '@mleg/issuer/reissue/reissue';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';

/** What `mleg reissue` does, in a process of its own that may be killed: tells how many it has asked for so far. */
process.once('message', ({ databaseUrl, to }: { databaseUrl: string; to: string }) => {
  const database = openDatabase<IssuerDatabase>({ url: databaseUrl, maxConnections: 2, onIdleError: () => {} });
  void reissue({ database, clock: systemClock }, { to: new Date(to) }, (soFar) => process.send?.({ soFar }))
    .then((progress) => process.send?.({ progress }))
    .then(() => database.destroy())
    .then(() => process.disconnect());
});
