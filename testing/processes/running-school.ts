import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBasePort } from './free-base-port.ts';
import { startParties } from './party-process.ts';

/** Where a school is found; plain data, since it crosses into vitest's workers. */
export interface SchoolUnderTest {
  origin: string;
  /** The Ministry's desk. */
  desk: string;
  dataDirectory: string;
}

export interface RunningSchool {
  school: SchoolUnderTest;
  stop: () => Promise<void>;
}

/** The demonstration's school with its Ministry, in a process of its own. */
export async function startSchool(): Promise<RunningSchool> {
  const cleanup = new AsyncDisposableStack();
  try {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-school-'));
    cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
    const basePort = await freeBasePort();
    const [origin, issuer] = [0, 1].map((at) => `http://localhost:${basePort + at}`) as [string, string];
    const readyAddresses = [origin, issuer].map((address) => `${address}/health/ready`);
    const environment = { INSTITUTION_DEMO: 'school' };
    const place = { roles: ['institution', 'issuer'], dataDirectory, basePort, readyAddresses, environment };
    cleanup.adopt(await startParties(place), (party) => party.stop());
    return { school: { origin, desk: `${issuer}/desk`, dataDirectory }, stop: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}
