import { setTimeout as sleep } from 'node:timers/promises';
import { institutionsWithKeys } from '@mleg/institution/key-turns/list-keys';
import { INSTITUTION_USES, rotateInstitutionKey } from '@mleg/institution/key-turns/rotate-key';
import { ROTATING_USES, rotateKey } from '@mleg/issuer/key-turns/rotate-key';
import { systemClock } from '@mleg/platform/clock/clock';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { turnVerifierKey, VERIFIER_USES } from '@mleg/verifier/keys/turn-verifier-key';
import { UsageError } from '../arguments.mjs';
import type { Keeper } from '../role.ts';
import type { Call, Command } from './command.ts';
import { openInstitutions } from './open-institutions.ts';
import { verifierCalendar } from './verifier-calendar.ts';
import { inBothOrNeither, openIssuersForGood } from './writing-journal.ts';

const USES = [
  `The issuer's uses are ${ROTATING_USES.join(', ')},`,
  `those of an institution ${INSTITUTION_USES.join(', ')}, those of the verifier ${VERIFIER_USES.join(', ')}.`,
].join(' ');
const AT_THE_DESK = [
  "The institution's office asks for another key on the page of its agreement: the Ministry's desk compares its",
  'fingerprint by telephone, and from then on the new one signs.',
];

/** In seconds. Workers look every minute whether a key is due, and take a moment to make it. */
const PATIENCE = 90;
/** In milliseconds. */
const POLL = 500;

/** The turn that comes by itself each year, now. */
export const keysRotate: Command = {
  name: 'keys rotate',
  operands: 'USE',
  summary: 'gives the next key of a use its turn as soon as everybody knows it',
  example: 'keys rotate events',
  options: {
    'at-once': { type: 'boolean', says: 'in two minutes, whether everybody knows it or not' },
    wait: { type: 'string', value: 'SECONDS', says: `for a next key that is being made (default ${PATIENCE})` },
  },
  run: async (call) => {
    const [use, ...more] = call.operands;
    if (use === undefined || more.length > 0) throw new UsageError(`Say which: mleg keys rotate USE. ${USES}`);
    const atOnce = call.options['at-once'] === true;
    const begun = new Date();
    const { party, rotate } = await rotationOf(call, use, atOnce);
    const rotation = await waitForNext(call, rotate, begun);
    if ('refused' in rotation) {
      const lines = rotation.refused === 'asked-at-the-desk' ? AT_THE_DESK : noNextKey(use, begun);
      return { exit: 'failed', lines, data: rotation };
    }
    const { name, fingerprint, from, publishedSince } = rotation.turns;
    const lines = [
      `${party}: ${name} signs from ${from.toISOString()} on. Its fingerprint: ${fingerprint}`,
      `It is published since ${publishedSince.toISOString()}. What the key before has signed stays good.`,
      ...(atOnce ? ['Who has not looked since it is published refuses what it signs until they look again.'] : []),
    ];
    return { exit: 'ok', lines, data: { party, ...rotation.turns } };
  },
};

type Rotation = Awaited<ReturnType<typeof rotateKey | typeof rotateInstitutionKey | typeof turnVerifierKey>>;
type Rotate = () => Promise<Rotation>;
type Turning = Keeper | 'verifier';
interface Turn {
  /** Whose key it is. */
  party: Turning;
  rotate: Rotate;
}

/** Each party's uses; of those that are here the first is meant. */
const USES_OF: readonly (readonly [Turning, readonly string[]])[] = [
  ['issuer', ROTATING_USES],
  ['institution', INSTITUTION_USES],
  ['verifier', VERIFIER_USES],
];

/** Right after a start, or after a turn, the next key is still to be made. */
async function waitForNext({ options, tell, interrupted }: Call, rotate: Rotate, begun: Date): Promise<Rotation> {
  const patience = wholeSeconds(options['wait']);
  let rotation = await rotate();
  const isWanted = () => 'refused' in rotation && rotation.refused === 'no-next-key';
  const until = new Date(begun.getTime() + patience * 1_000);
  if (isWanted() && patience > 0) tell(`The next key is not made yet. Waiting for it until ${until.toISOString()} …`);
  while (isWanted() && new Date() < until) {
    await sleep(POLL, undefined, { signal: interrupted });
    rotation = await rotate();
  }
  return rotation;
}

function wholeSeconds(given: string | boolean | undefined): number {
  if (given === undefined) return PATIENCE;
  if (/^\d{1,4}$/.test(String(given))) return Number(given);
  throw new UsageError(`--wait takes seconds, as 0 or 120, and not ${String(given)}.`);
}

const noNextKey = (use: string, begun: Date): string[] => [
  `There was no next key for ${use} from ${begun.toISOString()} to ${new Date().toISOString()}.`,
  'It is made within a minute by a process of its party that works on jobs (npm start without --no-workers): start one.',
];

/** Of a use that several have, the issuer's is meant, unless the command line names another. Throws `UsageError`. */
async function rotationOf(call: Call, use: string, atOnce: boolean): Promise<Turn> {
  const holders = USES_OF.filter(([, uses]) => uses.includes(use)).map(([holder]) => holder);
  const { roles, dataDirectory } = call.settings;
  const [party] = holders.filter((holder) => roles.some((role) => role === holder));
  if (holders.length === 0) throw new UsageError(`${use} is no use of a key. ${USES}`);
  if (!party) {
    throw new UsageError(
      `${use} is a key of an ${holders.join(' or ')}, and in ${dataDirectory} is ${roles.join(', ')}: turn it where that party runs.`,
      { code: 'other-party' },
    );
  }
  return { party, rotate: await OPEN_ROTATION[party](call, use, atOnce) };
}

const OPEN_ROTATION: Readonly<Record<Turning, (call: Call, use: string, atOnce: boolean) => Promise<Rotate>>> = {
  issuer: async (call, use, atOnce) => {
    const deps = await openIssuersForGood(call);
    return () => inBothOrNeither('the key in use signs on.', () => rotateKey(deps, use, { atOnce }));
  },
  institution: async (call, use, atOnce) => {
    const deps = await openInstitutions(call);
    return async () => {
      const [institutionId] = await institutionsWithKeys(deps);
      if (institutionId === undefined) return { refused: 'no-next-key' };
      return rotateInstitutionKey(deps, institutionId, use, { atOnce });
    };
  },
  verifier: async (call, use, atOnce) => {
    const calendar = verifierCalendar(call);
    if (!calendar) throw new StartRefused(NO_KEYS, { code: 'no-keys' });
    return () => turnVerifierKey(calendar, use, { atOnce, now: systemClock.now() });
  },
};

const NO_KEYS = 'No verifier has been started here: --data names another directory.';
