import { listKeys } from '@mleg/issuer/key-turns/list-keys';
import type { KeyWarning, PlannedKey } from '@mleg/platform/keys/key-plan';
import type { Command } from './command.ts';
import { openIssuers } from './open-issuers.ts';

const MISPLACED = 'The root lies with the other keys: hold a ceremony, which takes it away (mleg keys ceremony).';

const STATES: Readonly<Record<PlannedKey['state'], string>> = { next: 'next', 'in-use': 'in use', before: 'before' };

/** What signs, what follows it and when, and what nobody has taken care of. */
export const keysList: Command = {
  name: 'keys list',
  summary: "lists the issuer's keys: what signs now, what is next, until when others are told, and what is due",
  run: async (call) => {
    const { keys, warnings, rootIsHere } = await listKeys(await openIssuers(call));
    const misplaced = rootIsHere && keys.length > 0 && !call.settings.demonstration;
    const lines =
      keys.length === 0
        ? ['There are no keys yet: start the issuer once.']
        : [...keys.flatMap(linesOf), '', ...warnings.map(lineOf), ...(misplaced ? [MISPLACED] : [])];
    const isWell = warnings.length === 0 && !misplaced;
    if (isWell && keys.length > 0) lines.push('Nothing is due.');
    return { exit: isWell ? 'ok' : 'found', lines, data: { keys, warnings, rootIsHere } };
  },
};

function linesOf({ name, state, fingerprint, signsFrom, signsUntil, publishedUntil, endsAt }: PlannedKey): string[] {
  const end = endsAt ? `, its certificate ends ${day(endsAt)}` : '';
  return [
    `${name} (${STATES[state]})  ${fingerprint}`,
    `  signs from ${day(signsFrom)} to ${day(signsUntil)}, published until ${day(publishedUntil)}${end}`,
  ];
}

const lineOf = ({ name, lastUse, within }: KeyWarning): string =>
  within === 0
    ? `${name} is of no use any more since ${day(lastUse)}, and nothing follows it.`
    : `${name} is of use until ${day(lastUse)}, less than ${within} days, and nothing follows it.`;

const day = (date: Date): string => date.toISOString().slice(0, 10);
