import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBasePort } from './free-base-port.ts';
import { type PartyProcess, startParties } from './party-process.ts';

/** What a test needs to know about the system; plain data, since it crosses into vitest's workers. */
export interface SystemUnderTest {
  institution: string;
  issuer: string;
  wallet: string;
  verifier: string;
  /** What answers for the issuer, and what prepares the codes. */
  issuerPid: number;
  issuerWorkersPid: number;
  dataDirectory: string;
}

export interface RunningSystem {
  system: SystemUnderTest;
  stop: () => Promise<void>;
}

/**
 * The real system over the network: issuer, its workers, and all others, each a process, on one embedded
 * PostgreSQL with demo data. One start of all together comes first, because only there an institution introduces itself to the issuer.
 */
export async function startSystem(): Promise<RunningSystem> {
  const cleanup = new AsyncDisposableStack();
  try {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-browser-'));
    cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
    const system = await startApart(cleanup, dataDirectory);
    return { system, stop: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function startApart(cleanup: AsyncDisposableStack, dataDirectory: string): Promise<SystemUnderTest> {
  const basePort = await freeBasePort();
  const addresses = [0, 1, 2, 3].map((index) => `http://localhost:${basePort + index}`) as Addresses;
  const [institution, issuer, wallet, verifier] = addresses;
  const start = (parties: Partial<Record<string, string>>, only?: 'web' | 'workers') =>
    startParties({
      roles: Object.keys(parties),
      dataDirectory,
      basePort,
      readyAddresses: only === 'workers' ? [] : Object.values(parties).map((origin) => `${origin}/health/ready`),
      ...(only ? { only } : {}),
    });
  const introduction = await start({ institution, issuer });
  await introduction.stop();
  const keep = async (party: Promise<PartyProcess>) => cleanup.adopt(await party, ({ stop }) => stop());
  const issuerWeb = await keep(start({ issuer }, 'web'));
  const issuerWorkers = await keep(start({ issuer }, 'workers'));
  await keep(start({ institution, wallet, verifier }));
  const pids = { issuerPid: issuerWeb.pid, issuerWorkersPid: issuerWorkers.pid };
  return { institution, issuer, wallet, verifier, ...pids, dataDirectory };
}

type Addresses = [institution: string, issuer: string, wallet: string, verifier: string];
