import { institutionsWithKeys, listInstitutionKeys } from '@mleg/institution/key-turns/list-keys';
import { type KeyList, listKeys } from '@mleg/issuer/key-turns/list-keys';
import { systemClock } from '@mleg/platform/clock/clock';
import type { KeyWarning, PlannedKey } from '@mleg/platform/keys/key-plan';
import { listVerifierKeys } from '@mleg/verifier/keys/turn-verifier-key';
import type { Call, Command } from './command.ts';
import { openInstitutions } from './open-institutions.ts';
import { openIssuers } from './open-issuers.ts';
import { verifierCalendar } from './verifier-calendar.ts';

const STATES: Readonly<Record<PlannedKey['state'], string>> = { next: 'next', 'in-use': 'in use', before: 'before' };
const MISPLACED = 'The root lies with the other keys: hold a ceremony, which takes it away (mleg keys ceremony).';

/** What signs, what follows it and when, and what nobody has taken care of. */
export const keysList: Command = {
  name: 'keys list',
  summary:
    'lists the keys of issuer, institution and verifier: what signs, what is next, until when others are told, what is due',
  example: 'keys list',
  run: async (call) => {
    const issuer = await issuerKeys(call);
    const institution = await institutionKeys(call);
    const calendar = verifierCalendar(call);
    const verifier = calendar ? await listVerifierKeys(calendar, systemClock.now()) : [];
    const keys = [
      ...issuer.keys.map((key) => ({ party: 'issuer', ...key })),
      ...institution.keys.map((key) => ({ party: 'institution', ...key })),
      ...verifier.map((key) => ({ party: 'verifier', ...key })),
    ];
    if (keys.length === 0) return { exit: 'ok', lines: ['There are no keys yet: start once.'], data: { keys } };
    const { rootIsHere } = issuer;
    const warnings = [...issuer.warnings, ...institution.warnings];
    const due = [...warnings.map(lineOf), ...(rootIsHere && !call.settings.demonstration ? [MISPLACED] : [])];
    const lines = [...keys.flatMap(linesOf), '', ...(due.length === 0 ? ['Nothing is due.'] : due)];
    return { exit: due.length === 0 ? 'ok' : 'found', lines, data: { keys, warnings, rootIsHere } };
  },
};

async function issuerKeys(call: Call): Promise<KeyList> {
  if (!call.settings.roles.includes('issuer')) return { keys: [], warnings: [], rootIsHere: false };
  return listKeys(await openIssuers(call));
}

async function institutionKeys(call: Call): Promise<Pick<KeyList, 'keys' | 'warnings'>> {
  if (!call.settings.roles.includes('institution')) return { keys: [], warnings: [] };
  const deps = await openInstitutions(call);
  const lists = [];
  for (const id of await institutionsWithKeys(deps)) lists.push(await listInstitutionKeys(deps, id));
  return { keys: lists.flatMap(({ keys }) => keys), warnings: lists.flatMap(({ warnings }) => warnings) };
}

function linesOf(key: PlannedKey & { party: string }): string[] {
  const { party, name, state, fingerprint, signsFrom, signsUntil, publishedUntil, endsAt } = key;
  const end = endsAt ? `, its certificate ends ${day(endsAt)}` : '';
  return [
    `${party}: ${name} (${STATES[state]})  ${fingerprint}`,
    `  signs from ${day(signsFrom)} to ${day(signsUntil)}, published until ${day(publishedUntil)}${end}`,
  ];
}

const lineOf = ({ name, lastUse, within }: KeyWarning): string =>
  within === 0
    ? `${name} is of no use any more since ${day(lastUse)}, and nothing follows it.`
    : `${name} is of use until ${day(lastUse)}, less than ${within} days, and nothing follows it.`;

const day = (date: Date): string => date.toISOString().slice(0, 10);
