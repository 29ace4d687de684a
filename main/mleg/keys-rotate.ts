import { institutionsWithKeys } from '@mleg/institution/key-turns/list-keys';
import { INSTITUTION_USES, rotateInstitutionKey } from '@mleg/institution/key-turns/rotate-key';
import { ROTATING_USES, rotateKey } from '@mleg/issuer/key-turns/rotate-key';
import { systemClock } from '@mleg/platform/clock/clock';
import { turnVerifierKey, VERIFIER_USES } from '@mleg/verifier/keys/turn-verifier-key';
import { UsageError } from '../arguments.mjs';
import type { Call, Command } from './command.ts';
import { openInstitutions } from './open-institutions.ts';
import { openIssuers } from './open-issuers.ts';
import { verifierCalendar } from './verifier-calendar.ts';

const USES = [
  `The issuer's uses are ${ROTATING_USES.join(', ')},`,
  `those of an institution ${INSTITUTION_USES.join(', ')}, those of the verifier ${VERIFIER_USES.join(', ')}.`,
].join(' ');
const AT_THE_DESK = [
  "The institution's office asks for another key on the page of its agreement: the Ministry's desk compares its",
  'fingerprint by telephone, and from then on the new one signs.',
];

/** The turn that comes by itself each year, now. */
export const keysRotate: Command = {
  name: 'keys rotate',
  operands: 'USE',
  summary: 'gives the next key of a use its turn as soon as everybody knows it',
  example: 'keys rotate events',
  options: { 'at-once': { type: 'boolean', says: 'in two minutes, whether everybody knows it or not' } },
  run: async (call) => {
    const [use, ...more] = call.operands;
    if (use === undefined || more.length > 0) throw new UsageError(`Say which: mleg keys rotate USE. ${USES}`);
    const atOnce = call.options['at-once'] === true;
    const rotation = await rotate(call, use, atOnce);
    if ('refused' in rotation) {
      if (rotation.refused === 'unknown-use') throw new UsageError(`${use} is no use of a key. ${USES}`);
      const noNext = [`There is no next key for ${use}: it is made within a minute where its party runs. Start it.`];
      const lines = rotation.refused === 'asked-at-the-desk' ? AT_THE_DESK : noNext;
      return { exit: 'failed', lines, data: rotation };
    }
    const { name, fingerprint, from, publishedSince } = rotation.turns;
    const lines = [
      `${name} signs from ${from.toISOString()} on. Its fingerprint: ${fingerprint}`,
      `It is published since ${publishedSince.toISOString()}. What the key before has signed stays good.`,
      ...(atOnce ? ['Who has not looked since it is published refuses what it signs until they look again.'] : []),
    ];
    return { exit: 'ok', lines, data: rotation.turns };
  },
};

/** Of a use that both have, the issuer's is meant, unless the command line names the verifier alone. */
async function rotate(call: Call, use: string, atOnce: boolean) {
  if (call.settings.roles.includes('issuer') && ROTATING_USES.includes(use)) {
    return rotateKey(await openIssuers(call), use, { atOnce });
  }
  if (call.settings.roles.includes('institution') && INSTITUTION_USES.includes(use)) {
    const deps = await openInstitutions(call);
    const [institutionId] = await institutionsWithKeys(deps);
    if (institutionId === undefined) return { refused: 'no-next-key' as const };
    return rotateInstitutionKey(deps, institutionId, use, { atOnce });
  }
  if (!VERIFIER_USES.includes(use)) return { refused: 'unknown-use' as const };
  const calendar = verifierCalendar(call);
  if (!calendar) return { refused: 'no-next-key' as const };
  return turnVerifierKey(calendar, use, { atOnce, now: systemClock.now() });
}
