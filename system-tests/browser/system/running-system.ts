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
  issuerPid: number;
  dataDirectory: string;
}

export interface RunningSystem extends SystemUnderTest {
  stop(): Promise<void>;
}

/**
 * The real system over the network: institution, issuer and wallet each a process, on one embedded PostgreSQL with
 * demo data. One start of all together comes first, because only there an institution introduces itself to the issuer.
 */
export async function startSystem(): Promise<RunningSystem> {
  const basePort = await freeBasePort();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-browser-'));
  const address = (index: number) => `http://localhost:${basePort + index}`;
  const [institution, issuer, wallet] = [address(0), address(1), address(2)];
  const start = (roles: string[], origins: string[]) =>
    startParties({ roles, dataDirectory, basePort, readyAddresses: origins.map((origin) => `${origin}/health/ready`) });

  const introduction = await start(['institution', 'issuer'], [institution, issuer]);
  await introduction.stop();
  const processes = await Promise.all([
    start(['issuer'], [issuer]),
    start(['institution'], [institution]),
    start(['wallet'], [wallet]),
  ]);
  return {
    institution,
    issuer,
    wallet,
    issuerPid: processes[0].pid,
    dataDirectory,
    stop: () => stopAll(processes, dataDirectory),
  };
}

async function stopAll(processes: readonly PartyProcess[], dataDirectory: string): Promise<void> {
  for (const party of processes) await party.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}
