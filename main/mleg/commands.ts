import { affected } from './affected.ts';
import { auditVerify } from './audit-verify.ts';
import type { Command, Option } from './command.ts';
import { halt } from './halt.ts';
import { invariants } from './invariants.ts';
import { journalAdopt } from './journal-adopt.ts';
import { journalLost } from './journal-lost.ts';
import { keysCeremony } from './keys-ceremony.ts';
import { keysInstall } from './keys-install.ts';
import { keysList } from './keys-list.ts';
import { keysRecord } from './keys-record.ts';
import { keysRelyingParty } from './keys-relying-party.ts';
import { keysRequest } from './keys-request.ts';
import { keysRotate } from './keys-rotate.ts';
import { reissue } from './reissue.ts';
import { restore } from './restore.ts';
import { resume } from './resume.ts';

/** Every subcommand, in the order of `mleg --help`. */
export const COMMANDS: readonly Command[] = [
  invariants,
  auditVerify,
  restore,
  journalAdopt,
  journalLost,
  halt,
  resume,
  affected,
  reissue,
  keysList,
  keysRotate,
  keysCeremony,
  keysRequest,
  keysInstall,
  keysRecord,
  keysRelyingParty,
];

/** What every command understands. The rest of the settings comes from the environment: docs/operations.md. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  role: { type: 'string', value: 'ROLE', says: 'institution, issuer or verifier (default: those that are here)' },
  data: { type: 'string', value: 'DIRECTORY', says: 'where database, keys and passwords are kept (default ./data)' },
  journal: { type: 'string', value: 'DIRECTORY', says: 'where the journal is kept (default ./data-journal)' },
  demo: { type: 'boolean', says: 'where npm start is given --demo, so is this' },
  production: { type: 'boolean', says: 'where npm start is given --production, so is this' },
  json: { type: 'boolean', says: 'answers with one JSON document instead of words' },
  help: { type: 'boolean', says: 'this text' },
};
