import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';

test('whoever is killed leaves no server and no directory behind', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'mleg-guard-'));
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
  const ended = once(server, 'exit');
  const source = `
    import { guardCluster } from ${JSON.stringify(join(import.meta.dirname, 'guard-cluster.ts'))};
    guardCluster(${server.pid}, ${JSON.stringify(directory)});
    setInterval(() => {}, 1_000);
    console.log('guarded');`;
  const tests = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(tests.stdout, 'data');
  expect(existsSync(directory)).toBe(true);
  tests.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGQUIT');
  while (existsSync(directory)) await sleep(20);
});
