import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionBinaries, embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { readOptions } from '@mleg/tools/command-line';
import pg from 'pg';
import { openBenchDatabase } from './bench-database.ts';
import { printTable } from './print-table.ts';
import { cpuSeconds, residentMegabytes } from './process-usage.ts';
import type { ReissueOrder } from './reissue-load.ts';
import { seedCards } from './seed-cards.ts';

const USAGE =
  'Usage: npm run bench:reissue -- [--cards NUMBER] [--concurrency NUMBER] [--portrait-bytes NUMBER] [--database embedded|postgresql] [--minutes NUMBER]';

/**
 * Live cards signed anew without a new code: the issuer asks for all of them, the institution states each anew, each
 * phone fetches and confirms its card. Command and issuer are both killed half-way and go on. What is counted at the end
 * is in the database: each card asked for once, signed anew, confirmed, its copies before revoked.
 */
const { values } = readOptions(USAGE, {
  options: {
    cards: { type: 'string', default: '100000' },
    concurrency: { type: 'string', default: '16' },
    'portrait-bytes': { type: 'string', default: '18000' },
    database: { type: 'string', default: 'postgresql' },
    minutes: { type: 'string', default: '600' },
  },
});
/** The issuer is killed once, half-way or after so many. */
const KILLED_AFTER = 5_000;
const count = Number(values.cards);
const binaries = values.database === 'embedded' ? embeddedBinaries() : distributionBinaries();
if (!binaries) throw new Error(`${values.database} is not installed: --database embedded is.`);

await using cleanup = new AsyncDisposableStack();
const directory = await mkdtemp(join(tmpdir(), 'mleg-bench-reissue-'));
cleanup.defer(() => rm(directory, { recursive: true, force: true }));
const database = await openBenchDatabase(binaries, join(directory, 'postgres'));
cleanup.defer(() => database.stop());
const keyFile = join(directory, 'keys.json');
const load = start('reissue-load.ts');
cleanup.defer(() => load.disconnect());
const [{ registration, tokenKey }] = await once(load, 'message');
let issuer = start('issuer-process.ts');
let cpuOfKilled = 0;
cleanup.defer(() => end(issuer, 'SIGTERM'));
issuer.send({ databaseUrl: database.url, keyFile, registration });
const [{ origin, port }] = await once(issuer, 'message');
const cards = await seedCards({ databaseUrl: database.url, keyFile, count, tokenKey });
const before = new Date().toISOString();
console.log(`${count} live cards are there.`);
const order: ReissueOrder = {
  origin,
  concurrency: Number(values.concurrency),
  portraitBytes: Number(values['portrait-bytes']),
  cards,
  minutes: Number(values.minutes),
};

const asked = await measure('asked for', ask);
printTable([asked]);
const fetched = await measure('stated, signed, confirmed', fetchAll);
printTable([asked, fetched]);
await verify(fetched.cards);

interface Done {
  cards: number;
  /** Of the process that works, at its most. */
  megabytes: number;
  /** Seconds of processor time of that process, where it is known. */
  cpu?: number;
}

/** As `mleg reissue` said twice: the first time it is killed half-way. */
async function ask(): Promise<Done> {
  const first = start('reissue-ask.ts');
  first.on('message', ({ soFar }: { soFar?: number }) => {
    if ((soFar ?? 0) >= count / 2) first.kill('SIGKILL');
  });
  first.send({ databaseUrl: database.url, to: before });
  await once(first, 'exit');
  const second = start('reissue-ask.ts');
  const progressed = new Promise<{ notAsked: number }>((resolve) =>
    second.on('message', ({ progress }: { progress?: { notAsked: number } }) => progress && resolve(progress)),
  );
  second.send({ databaseUrl: database.url, to: before });
  const { notAsked } = await progressed;
  if (notAsked > 0) throw new Error(`${notAsked} were not asked for`);
  return { cards: count, megabytes: residentMegabytes(second.pid ?? 0) };
}

/** The load is told of cards by the issuer's reports; half-way the issuer is killed, and starts again. */
async function fetchAll(): Promise<Done> {
  let megabytes = 0;
  let killed = false;
  const cpuBefore = cpuSeconds(issuer.pid ?? 0);
  const finished = new Promise<number>((resolve, reject) => {
    load.on('message', (said: { done?: number; finished?: number; error?: string }) => {
      if (said.error) reject(new Error(said.error));
      if (said.finished !== undefined) resolve(said.finished);
      if (said.done === undefined) return;
      megabytes = Math.max(megabytes, residentMegabytes(issuer.pid ?? 0));
      if (said.done % 5_000 === 0) console.log(`${said.done} of ${count}`);
      if (killed || said.done < Math.min(count / 2, KILLED_AFTER)) return;
      killed = true;
      restart().catch(reject);
    });
  });
  load.send(order);
  const done = await finished;
  const cpu = cpuOfKilled + cpuSeconds(issuer.pid ?? 0) - cpuBefore;
  return { cards: done, megabytes: Math.max(megabytes, residentMegabytes(issuer.pid ?? 0)), cpu };
}

async function restart(): Promise<void> {
  cpuOfKilled = cpuSeconds(issuer.pid ?? 0);
  await end(issuer, 'SIGKILL');
  issuer = start('issuer-process.ts');
  issuer.send({ databaseUrl: database.url, keyFile, registration, port });
  await once(issuer, 'message');
  console.log('The issuer was killed and goes on.');
}

async function measure(step: string, work: () => Promise<Done>) {
  const databaseCpu = () => cpuSeconds(database.postmaster);
  const at = { statements: await database.statements(), database: databaseCpu(), time: performance.now() };
  const { cards: done, megabytes, cpu } = await work();
  const seconds = (performance.now() - at.time) / 1_000;
  return {
    step,
    cards: done,
    seconds,
    'cards/s': done / seconds,
    'statements each': (((await database.statements()) - at.statements) / done).toFixed(3),
    'issuer CPU ms each': cpu === undefined ? '–' : ((cpu * 1_000) / done).toFixed(1),
    'database CPU ms each': (((databaseCpu() - at.database) * 1_000) / done).toFixed(2),
    'process MB': megabytes,
  };
}

/** Nothing of this is taken from what the load believes. */
async function verify(done: number): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows: found } = await client.query<Record<'asked' | 'renewed' | 'left' | 'signed' | 'revoked', number>>(
    `select (select count(*)::integer from audit_events where event = 'card.restate-asked') as asked,
      (select count(*)::integer from offers where confirmed_issue > 1 and card_status = 'valid') as renewed,
      (select count(*)::integer from card_updates) as left,
      (select count(*)::integer from credentials where issue > 1) as signed,
      (select count(distinct (list_id, list_index))::integer from credentials join offers using (offer_id)
        where credentials.issue < confirmed_issue) as revoked`,
  );
  await client.end();
  const [counted] = found;
  // Where the time was over first, some that were being tried again are stated and not fetched.
  const mayBeLeft = done < count ? order.concurrency : 0;
  if (counted?.asked !== count || counted.renewed !== done || counted.left > mayBeLeft) {
    throw new Error(`Not all is as it should be: ${JSON.stringify(counted)}`);
  }
  console.log(
    `\nEach card was asked for once, ${done} of ${count} are confirmed anew; ${(counted.signed / done).toFixed(3)} signatures for each ` +
      `card, ${counted.revoked} copies before are revoked. The command was killed once, the issuer ${cpuOfKilled > 0 ? 'once' : 'never'}.`,
  );
}

function start(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file));
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode === null && child.kill(signal)) await once(child, 'exit');
}
