import { join } from 'node:path';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { openDatabase } from '@mleg/platform/database/open-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import { openLog } from '@mleg/platform/log/log';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, inject } from 'vitest';
import { pictureOnFailure } from '../browser/picture-on-failure.ts';
import { theBrowser } from '../browser/the-browser.ts';
import { type Size, startVisit, type Visit } from '../browser/visit.ts';
import { type SchoolUnderTest, startSchool } from '../processes/running-school.ts';
import { signInByApi } from './sign-in.ts';

/** The demonstration's school, and devices to look at it with. */
export interface School {
  origin: string;
  /** The Ministry's desk. */
  desk: string;
  /** A fresh device, nobody signed in. */
  visit: (size?: Size) => Promise<Visit>;
  /** A fresh device with somebody of the demonstration signed in, on the page they see first. */
  signIn: (login: string, size?: Size, password?: string) => Promise<Visit>;
  /** For what only time or other people could bring about. */
  database: Kysely<InstitutionDatabase>;
}

/** The school all test files share: whoever changes something does it to a pupil, a class or an account of their own. */
export function useSchool(): School {
  return useOpened(async () => (await (await fetch(inject('schoolAt'))).json()) as SchoolUnderTest);
}

/** A school for this file alone, where the whole school changes. */
export function useSchoolOfItsOwn(): School {
  return useOpened(async (cleanup) => {
    const { school } = cleanup.adopt(await startSchool(), ({ stop }) => stop());
    return school;
  });
}

function useOpened(find: (cleanup: AsyncDisposableStack) => Promise<SchoolUnderTest>): School {
  const cleanup = new AsyncDisposableStack();
  let school: School | undefined;
  beforeAll(async () => {
    school = await open(await find(cleanup), cleanup);
  });
  afterAll(() => cleanup.disposeAsync());
  const present = () => {
    if (!school) throw new Error('The school is there only while tests run.');
    return school;
  };
  return {
    get origin() {
      return present().origin;
    },
    get desk() {
      return present().desk;
    },
    get database() {
      return present().database;
    },
    visit: (size) => present().visit(size),
    signIn: (login, size, password) => present().signIn(login, size, password),
  };
}

async function open(found: SchoolUnderTest, cleanup: AsyncDisposableStack): Promise<School> {
  const { origin, desk, dataDirectory } = found;
  const database = cleanup.adopt(await openSchoolDatabase(dataDirectory), (opened) => opened.destroy());
  const { browser } = await theBrowser();
  const visit = async (size?: Size) => {
    const visited = await startVisit(browser, size ? { size } : {});
    pictureOnFailure(visited);
    return visited;
  };
  const signIn = async (login: string, size?: Size, password = DEMO_PASSWORD) => {
    const visited = await visit(size);
    const { page } = visited;
    await signInByApi(visited, origin, { login, password });
    await page.goto(origin);
    // The header is there before the page in it.
    await page.getByRole('button', { name: 'Wyloguj się' }).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return visited;
  };
  return { origin, desk, visit, signIn, database };
}

async function openSchoolDatabase(dataDirectory: string): Promise<Kysely<InstitutionDatabase>> {
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory: join(dataDirectory, 'postgres'),
    log: openLog('error'),
  });
  const url = cluster.connectionString('institution', 'institution');
  return openDatabase<InstitutionDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
}
