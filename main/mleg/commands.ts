import type { Command, Option } from './command.ts';
import { invariants } from './invariants.ts';

/** Every subcommand, in the order of `mleg --help`. */
export const COMMANDS: readonly Command[] = [invariants];

/** What every command understands. The rest of the settings comes from the environment: docs/operations.md. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  role: { type: 'string', value: 'ROLE', says: 'institution, issuer or both with a comma; those that have a database' },
  data: { type: 'string', value: 'DIRECTORY', says: 'where database, keys and passwords are kept (default ./data)' },
  json: { type: 'boolean', says: 'answers with one JSON document instead of words' },
  help: { type: 'boolean', says: 'this text' },
};
