import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whom the server runs as; undefined means as whoever runs us. */
export type ClusterUser = { uid: number; gid: number };

/** A program with its arguments, and the user to become before it runs. */
export type ClusterCommand = { file: string; args: string[]; uid?: number; gid?: number };

/** The accounts tried in turn when root starts a new cluster: PostgreSQL refuses to run as root. */
const UNPRIVILEGED = ['postgres', 'nobody'];

/**
 * As anyone but root: ourselves. As root: the owner of a cluster that is there already, else an unprivileged account.
 * The account has to be in /etc/passwd, because initdb asks for its name.
 */
export function clusterUser(cluster: string, passwd = '/etc/passwd'): ClusterUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of UNPRIVILEGED) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account.');
}

/**
 * The command that runs `program` as `user`. Where a directory on the way to `paths` is closed to that user (a clone
 * below /root), the program keeps one capability of root's; the narrowest that does.
 * docs/decisions/0006-a-database-server-of-our-own.md has the alternatives that were tried.
 */
export function commandAs(
  user: ClusterUser | undefined,
  paths: string[],
  program: string,
  args: string[],
): ClusterCommand {
  if (!user) return { file: program, args };
  if (paths.every((path) => canReach(user, path))) return { file: program, args, ...user };
  const capability = narrowestCapability(paths.every((path) => allows(user, path, 0o5)));
  return {
    file: 'setpriv',
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      // Without it access(2), by which PostgreSQL looks for its own programs, ignores a non-root user's capabilities.
      '--securebits=+no_setuid_fixup',
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=-all,+${capability}`,
      '--',
      program,
      ...args,
    ],
  };
}

/** Whether `user` may enter every directory above `path` and read `path` itself (and enter it, if it is a directory or a program). */
export function canReach(user: ClusterUser, path: string): boolean {
  if (!allows(user, path, 0o5)) return false;
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    if (!allows(user, directory, 0o1)) return false;
    if (directory === dirname(directory)) return true;
  }
}

function allows(user: ClusterUser, path: string, wanted: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const granted = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (granted & wanted) === wanted;
}

/**
 * CAP_DAC_READ_SEARCH lets a user enter directories and read. It does not suffice where the programs themselves are
 * closed (a clone made under umask 077), and container runtimes withhold it by default: CAP_DAC_OVERRIDE they grant.
 */
function narrowestCapability(mayRunPrograms: boolean): string {
  const status = readFileSync('/proc/self/status', 'utf8');
  const permitted = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  return mayRunPrograms && (permitted >> 2n) & 1n ? 'dac_read_search' : 'dac_override';
}
