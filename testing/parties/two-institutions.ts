import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Institution } from '@mleg/institution/create-institution';
import { openLogBook } from '../surroundings/log-book.ts';
import { createManualClock, type ManualClock } from '../surroundings/manual-clock.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { openInstitution } from './open-institution.ts';
import { copyOfTemplate } from './template.ts';

export interface TwoInstitutions extends AsyncDisposable {
  clock: ManualClock;
  processes: [Institution, Institution];
}

const nobodyIsThere = () => Promise.reject(new TypeError('nobody is there'));

/** Two processes of one institution: they share its database and its keys, and nothing else. The issuer is away. */
export async function openTwoInstitutions(): Promise<TwoInstitutions> {
  const cleanup = new AsyncDisposableStack();
  const clock = createManualClock();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-two-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const { url, keyFile, ...copy } = await copyOfTemplate('institution', directory);
  cleanup.defer(() => copy.drop());
  const open = async () => {
    const opened = await openInstitution({
      url,
      keyFile,
      clock,
      fetch: nobodyIsThere,
      log: openLogBook().log,
      origins: ORIGINS,
    });
    cleanup.defer(() => opened.close());
    return opened.institution;
  };
  return { clock, processes: [await open(), await open()], [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}
