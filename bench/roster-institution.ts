import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { placeGroupOrder, readGroupOrder } from '@mleg/institution/group-orders/group-orders';
import { asOperator } from '@mleg/institution/permission/permission';
import { storePhoto } from '@mleg/institution/photos/photo';
import { confirmRoster } from '@mleg/institution/roster/decide-roster';
import { listImports } from '@mleg/institution/roster/list-imports';
import { uploadRoster } from '@mleg/institution/roster/upload-roster';
import sharp from 'sharp';
import { openBenchDatabase } from './bench-database.ts';
import { rosterFile } from './roster-file.ts';
import { openRosterParties } from './roster-parties.ts';

type Parties = Awaited<ReturnType<typeof openRosterParties>>;

const GROUP_ORDER_MAX = 2_000;
/** The office's page asks this often. */
const LOOK_MS = 500;
const ACCOUNT = { accountId: randomUUID(), displayName: 'Bench', office: true, head: false, teaches: [] };

/** What an office does with a file and with everybody in it, over one cluster that counts statements. */
export async function openRosterBench(binaries: string, directory: string) {
  const cluster = await openBenchDatabase(binaries, join(directory, 'postgres'));
  const urls = { issuer: cluster.url, institution: await cluster.addDatabase('institution') };
  const parties = await openRosterParties(urls, directory);
  let issued = 0;
  return {
    statements: cluster.statements,
    fileOf: (people: number) => new File([rosterFile(people)], 'bench.csv'),
    read: (file: File) => readFile(parties, file),
    confirm: async (importId: string): Promise<void> => {
      const result = await confirmRoster(parties.deps, { by: { ...ACCOUNT, accountId: randomUUID() }, importId });
      if (!('decided' in result)) throw new Error('The file was not confirmed.');
    },
    givePhotos: (people: number) => givePhotos(parties, people),
    /** For people who have no codes yet; reports every half second how many are ready. */
    issue: async (people: number, ready: (people: number) => void = () => {}): Promise<void> => {
      await issue(parties, { from: issued, people, ready });
      issued += people;
    },
    close: async () => {
      await parties.close();
      await cluster.stop();
    },
  };
}

/** @returns when the preview is there */
async function readFile({ deps }: Parties, file: File): Promise<string> {
  const result = await uploadRoster(deps, { by: ACCOUNT, file, scope: 'everybody' });
  if ('refused' in result) throw new Error(result.refused);
  const { import_id: importId } = result.uploaded;
  for (;;) {
    const [found] = await listImports(deps, ACCOUNT, importId);
    if (found?.state === 'ready') return importId;
    if (found && found.state !== 'reading') throw new Error(`${found.state} ${found.problem ?? ''}`);
    await pause(LOOK_MS);
  }
}

/** Everybody has the same portrait, of the size of a real one: what it shows does not change the cost. */
async function givePhotos({ deps, database }: Parties, people: number): Promise<void> {
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const photo = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#8a6f5a', noise } })
    .jpeg()
    .toBuffer();
  const [first, ...others] = await database.selectFrom('people').select('person_id').limit(people).execute();
  if (!first) return;
  await storePhoto(deps, first.person_id, photo, asOperator());
  const stored = await database.selectFrom('photos').selectAll().executeTakeFirstOrThrow();
  const rows = others.map(({ person_id }) => ({ ...stored, person_id }));
  for (let at = 0; at < rows.length; at += 100) {
    await database
      .insertInto('photos')
      .values(rows.slice(at, at + 100))
      .execute();
  }
}

interface Issue {
  from: number;
  people: number;
  ready: (people: number) => void;
}

/** @returns when the codes of all of them are ready */
async function issue({ deps, database }: Parties, { from, people, ready }: Issue): Promise<void> {
  const able = database.selectFrom('photos').select('person_id').orderBy('person_id').offset(from).limit(people);
  const ids = (await able.execute()).map((row) => row.person_id);
  const orders: string[] = [];
  for (let at = 0; at < ids.length; at += GROUP_ORDER_MAX) {
    const personIds = ids.slice(at, at + GROUP_ORDER_MAX);
    // Each by somebody else: one person alone does not order as many in a day.
    const by = { ...ACCOUNT, accountId: randomUUID() };
    const placed = await placeGroupOrder(deps, { by, groupOrderId: randomUUID(), group: 'Pomiar', personIds });
    if (!('groupOrderId' in placed)) throw new Error('The codes were not ordered.');
    orders.push(placed.groupOrderId);
  }
  let done = 0;
  for (const groupOrderId of orders) {
    let order = await readGroupOrder(deps, groupOrderId);
    while (order && order.underWay > 0) {
      await pause(people < GROUP_ORDER_MAX ? LOOK_MS / 10 : LOOK_MS);
      order = await readGroupOrder(deps, groupOrderId);
      ready(done + (order?.ready ?? 0));
    }
    if (order?.failures[0]) throw new Error(order.failures[0].reason);
    done += order?.ready ?? 0;
  }
}
