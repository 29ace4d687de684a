import { join } from 'node:path';
import { readArguments, UsageError } from '@mleg/main/arguments';
import { openDatabases } from '@mleg/main/databases';
import { endInWords } from '@mleg/main/end-in-words';
import { requirePorts } from '@mleg/main/listen';
import { readSettings, type Settings } from '@mleg/main/settings';
import { stopOnSignal } from '@mleg/main/stop-on-signal';
import { openLog } from '@mleg/platform/log/log';
import { openFront } from './dev/front.ts';
import { BEHIND, portsBehind, restartingServers } from './dev/restarting-servers.ts';

/**
 * `npm run dev`: the four parties at their usual addresses. Pages come from their sources, so that a change is seen in
 * the browser at once; the servers start anew on a change, behind them, on ports of their own. The database goes on.
 */
async function main(argv: readonly string[]): Promise<void> {
  const given = readArguments(argv);
  if (given.phone) throw new UsageError('--phone needs the built pages: npm start -- --phone.');
  const root = join(import.meta.dirname, '..');
  const settings = readSettings(given, process.env);
  const log = openLog(settings.logLevel);
  const cleanup = new AsyncDisposableStack();
  stopOnSignal(() => cleanup.disposeAsync(), log);
  try {
    const behind = portsBehind(settings);
    await requirePorts(settings.host, portsOf(settings, settings.ports));
    await requirePorts(BEHIND, portsOf(settings, behind));
    const databases = await openDatabases(settings, log, 'owner');
    cleanup.defer(() => databases.stop());
    const servers = restartingServers(root, settings, databases.urls);
    cleanup.defer(() => servers.stop());
    for (const role of settings.roles) {
      const { [role]: port } = settings.ports;
      const front = {
        root,
        role,
        host: settings.host,
        port,
        origin: settings.origins[role],
        servers: behind[role],
      };
      cleanup.adopt(await openFront(front), (opened) => opened.stop());
    }
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

const portsOf = ({ roles }: Settings, ports: Settings['ports']): number[] => roles.map((role) => ports[role]);

await endInWords(() => main(process.argv.slice(2)));
