import { ROTATING_USES, rotateKey } from '@mleg/issuer/key-turns/rotate-key';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { openIssuers } from './open-issuers.ts';

/** The turn that comes by itself each year, now. */
export const keysRotate: Command = {
  name: 'keys rotate',
  operands: 'USE',
  summary: 'gives the next key of a use its turn as soon as everybody knows it',
  options: { 'at-once': { type: 'boolean', says: 'in two minutes, whether everybody knows it or not' } },
  run: async (call) => {
    const [use, ...more] = call.operands;
    const uses = `The uses are ${ROTATING_USES.join(', ')}.`;
    if (use === undefined || more.length > 0) throw new UsageError(`Say which: mleg keys rotate USE. ${uses}`);
    const atOnce = call.options['at-once'] === true;
    const rotation = await rotateKey(await openIssuers(call), use, { atOnce });
    if ('refused' in rotation) {
      if (rotation.refused === 'unknown-use') throw new UsageError(`${use} is no use of a key. ${uses}`);
      const lines = [`There is no next key for ${use}: a worker of the issuer makes it within a minute. Start one.`];
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
