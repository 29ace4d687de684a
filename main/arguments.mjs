import { parseArgs } from 'node:util';

// Plain JavaScript: `npm start` answers `--help` and a wrong option under whatever Node the machine has, before ours is there.

/**
 * Something on the command line or in the environment is wrong; the message is for the person who wrote it, the code for
 * programs.
 */
export class UsageError extends Error {
  constructor(message, { code = 'called-wrongly', ...options } = {}) {
    super(message, options);
    this.code = code;
  }
}

export const HELP = `Usage: npm start -- [options]

  --role ROLE        institution, issuer, wallet, verifier or all (default); several with commas
  --no-workers       answer requests only
  --workers-only     work on jobs only
  --data DIRECTORY   where database, keys and passwords are kept (default ./data)
  --journal DIRECTORY
                     where what must survive a restore is written (default ./data-journal)
  --base-port PORT   the institution's port; issuer, wallet and verifier follow (default 8080)
  --host ADDRESS     the address to listen on (default 127.0.0.1)
  --phone            a demonstration for phones in the same network, over https, with data in ./data-phone;
                     --host is then the address or the name by which phones find this machine
  --certificate FILE, --key FILE
                     with --phone --host NAME: a certificate of your own for that name, PEM
  --demo             a demonstration, with fictional people and published passwords
  --production       no demonstration (without either: one where all addresses are http on this machine)
  --help             this text

Everything else is set by environment variables: docs/operations.md.`;

/** The same as in `role.ts`, which only our own Node can read; a test holds them together. */
const ROLES = ['institution', 'issuer', 'wallet', 'verifier'];

/** Reads the command line. Throws `UsageError`. */
export function readArguments(argv) {
  const { values } = parseCommandLine({
    args: [...argv],
    options: {
      role: { type: 'string', default: 'all' },
      'no-workers': { type: 'boolean', default: false },
      'workers-only': { type: 'boolean', default: false },
      data: { type: 'string' },
      journal: { type: 'string' },
      host: { type: 'string' },
      phone: { type: 'boolean', default: false },
      certificate: { type: 'string' },
      key: { type: 'string' },
      'base-port': { type: 'string' },
      demo: { type: 'boolean', default: false },
      production: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values['no-workers'] && values['workers-only']) {
    throw new UsageError('--no-workers and --workers-only leave nothing to do.');
  }
  if (values.demo && values.production) throw new UsageError('--demo and --production exclude each other.');
  requireWholePhone(values);
  return {
    roles: readRoles(values.role),
    web: !values['workers-only'],
    workers: !values['no-workers'],
    data: values.data,
    journal: values.journal,
    host: values.host,
    phone: values.phone,
    certificate: values.certificate,
    key: values.key,
    basePort: values['base-port'],
    kind: kindIn(values),
    help: values.help,
  };
}

/** Node's `parseArgs`, but what it refuses is a `UsageError` of one sentence. */
export function parseCommandLine(config) {
  let parsed;
  try {
    parsed = parseArgs(config);
  } catch (error) {
    // Behind the first sentence it explains how to pass a file whose name begins with a dash.
    const [sentence] = error.message.split(/\.\s/, 1);
    const said = `${sentence.replace(/\.$/, '')}.`;
    if (error.code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(said, { cause: error });
    const [, unknown = ''] = /'--?([^']+)'/.exec(sentence) ?? [];
    const meant = nearestOf(unknown, Object.keys(config.options ?? {}));
    const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
    throw new UsageError(said + hint, { code: 'unknown-option', cause: error });
  }
  // A variable of a shell that was not set; the default would be somewhere else than was meant.
  const empty = Object.entries(parsed.values).find(([, value]) => value === '');
  if (empty) throw new UsageError(`--${empty[0]} is given with nothing behind it.`, { code: 'empty-option' });
  return parsed;
}

/** Of these names the one that is written most like the word; undefined where all are others. */
export function nearestOf(word, names) {
  const near = names
    .map((name) => ({ name, steps: stepsBetween(word, name) }))
    .filter(({ name, steps }) => steps <= Math.max(2, Math.floor(name.length / 3)));
  return near.sort((one, other) => one.steps - other.steps)[0]?.name;
}

/** How many letters have to be added, left out or changed (Levenshtein). */
export function stepsBetween(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to++) {
      next.push(Math.min(next[to] + 1, row[to + 1] + 1, row[to] + (letter === other[to] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}

/** Parties that were started apart would have to believe an authority that only phones are given. */
function requireWholePhone({ phone, role, production, host, certificate, key, ...values }) {
  if (!phone && certificate === undefined && key === undefined) return;
  if (!phone) throw new UsageError('--certificate and --key go with --phone.');
  if (production) throw new UsageError('--phone is a demonstration; --production excludes it.');
  if (readRoles(role).length < ROLES.length || values['no-workers'] || values['workers-only']) {
    throw new UsageError('--phone starts all four parties with their workers; leave --role and --…workers out.');
  }
  if ((certificate === undefined) !== (key === undefined)) throw new UsageError('--certificate and --key go together.');
  if (certificate !== undefined && host === undefined) {
    throw new UsageError('--certificate goes with --host NAME, the name that it is for.');
  }
}

function kindIn({ demo, phone, production }) {
  if (demo || phone) return 'demonstration';
  return production ? 'production' : undefined;
}

function readRoles(given) {
  if (given === 'all') return ROLES;
  const roles = given.split(',');
  if (!roles.every((role) => ROLES.includes(role))) {
    throw new UsageError(`--role ${given} is none of ${ROLES.join(', ')}, all`);
  }
  return ROLES.filter((role) => roles.includes(role));
}
