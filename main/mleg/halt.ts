import { haltSigning } from '@mleg/issuer/halts/change-halt';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { inBothOrNeither, openIssuersForGood } from './writing-journal.ts';

/** B15: what a button at the Ministry's desk does too, for whoever is at the server. */
export const halt: Command = {
  name: 'halt',
  summary: 'stops all signing of cards, within two minutes and until resume',
  example: "halt --reason 'the key of the status lists may have leaked'",
  options: { reason: { type: 'string', value: 'TEXT', says: 'why; the desk reads it' } },
  run: async (call) => {
    const { reason } = call.options;
    if (typeof reason !== 'string' || reason.trim() === '') throw new UsageError('Say why: mleg halt --reason TEXT');
    const issuers = await openIssuersForGood(call);
    const begun = await inBothOrNeither('a halt that was there stands, and without one cards are signed.', () =>
      haltSigning(issuers, { by: 'operator', reason: reason.trim() }),
    );
    const said = begun
      ? 'No card is signed from now on; processes that run know it within seconds, at the latest in two minutes.'
      : 'Signing was halted already; the reason that was given then stays.';
    return {
      exit: 'ok',
      lines: [said, 'Revocations and checks go on. mleg resume lets cards be signed again.'],
      data: { halted: true, begun },
    };
  },
};
