import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROLES, type Role } from './role.ts';

/** The command line; the environment or a default decides what it leaves open. */
export type Arguments = {
  roles: readonly Role[];
  /** Answer requests. */
  web: boolean;
  /** Work on jobs. */
  workers: boolean;
  data: string | undefined;
  host: string | undefined;
  basePort: string | undefined;
  help: boolean;
};

/** Something on the command line or in the environment is wrong; the message is for the person who wrote it. */
export class UsageError extends Error {}

export const HELP = `Usage: npm start -- [options]

  --role ROLE        institution, issuer, wallet, verifier or all (default); several with commas
  --no-workers       answer requests only
  --workers-only     work on jobs only
  --data DIRECTORY   where database, keys and passwords are kept (default ./data)
  --base-port PORT   the institution's port; issuer, wallet and verifier follow (default 8080)
  --host ADDRESS     the address to listen on (default 127.0.0.1)
  --help             this text

Everything else is set by environment variables: docs/operations.md.`;

const role = z.enum(ROLES, `is none of ${ROLES.join(', ')}, all`);

/** Reads the command line. Throws `UsageError`. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv);
  if (values['no-workers'] && values['workers-only']) {
    throw new UsageError('--no-workers and --workers-only leave nothing to do.');
  }
  return {
    roles: readRoles(values.role),
    web: !values['workers-only'],
    workers: !values['no-workers'],
    data: values.data,
    host: values.host,
    basePort: values['base-port'],
    help: values.help,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        role: { type: 'string', default: 'all' },
        'no-workers': { type: 'boolean', default: false },
        'workers-only': { type: 'boolean', default: false },
        data: { type: 'string' },
        host: { type: 'string' },
        'base-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The command line cannot be read.', { cause: error });
  }
}

function readRoles(given: string): readonly Role[] {
  if (given === 'all') return ROLES;
  const roles = z.array(role).safeParse(given.split(','));
  if (!roles.success) throw new UsageError(`--role ${given} ${roles.error.issues[0]?.message ?? ''}`);
  return ROLES.filter((name) => roles.data.includes(name));
}
