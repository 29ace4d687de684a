import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSchool } from './running-school.ts';
import { type SystemUnderTest, startSystem } from './running-system.ts';

declare module 'vitest' {
  interface ProvidedContext {
    system: SystemUnderTest;
    /** Whoever asks here is told where the school is; the first one starts it. */
    schoolAt: string;
  }
}

const root = join(import.meta.dirname, '..', '..');

/** One system and one school for all browser tests, with the apps as they would be served. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { status } = spawnSync(process.execPath, ['tools/build.ts', '--quiet'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The apps could not be built.');
  const cleanup = new AsyncDisposableStack();
  const { system } = cleanup.adopt(await startSystem(), ({ stop }) => stop());
  project.provide('system', system);
  project.provide('schoolAt', await offerSchool(cleanup));
  return () => cleanup.disposeAsync();
}

/** Started when it is first asked for: most files have no need of it. */
async function offerSchool(cleanup: AsyncDisposableStack): Promise<string> {
  let starting: ReturnType<typeof startSchool> | undefined;
  cleanup.defer(async () => (await starting?.catch(() => undefined))?.stop());
  const server = createServer((_request, response) => {
    starting ??= startSchool();
    starting.then(
      ({ school }) => response.end(JSON.stringify(school)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.defer(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
