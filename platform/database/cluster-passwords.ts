import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The server's own administrator; parties never sign in as it. */
export const ADMINISTRATOR = 'postgres';

const ROLE = /^[a-z][a-z0-9_]{0,62}$/;

/** The password kept for `role`. Throws where none was made yet. */
export function readPassword(dataDirectory: string, role: string): string {
  return readFileSync(passwordFile(dataDirectory, role), 'utf8');
}

/** Makes the role's password once: 192 random bits, in a file only its owner reads. */
export function keepPassword(dataDirectory: string, role: string): string {
  const file = passwordFile(dataDirectory, role);
  if (existsSync(file)) return readPassword(dataDirectory, role);
  mkdirSync(dirname(file), { mode: 0o700, recursive: true });
  const draft = `${file}.${process.pid}`;
  const { uid, gid } = statSync(dataDirectory);
  writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  // Root may look after a cluster that an ordinary user made and wants back.
  if (process.getuid?.() === 0) [dirname(file), draft].forEach((path) => chownSync(path, uid, gid));
  renameSync(draft, file);
  return readPassword(dataDirectory, role);
}

export function passwordFile(dataDirectory: string, role: string): string {
  if (!ROLE.test(role)) throw new Error(`Not a name for a role: ${role}`);
  return join(dataDirectory, 'passwords', role);
}
