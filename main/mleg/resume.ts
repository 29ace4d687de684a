import { resumeSigning } from '@mleg/issuer/halts/change-halt';
import type { Command } from './command.ts';
import { openIssuers } from './open-issuers.ts';

/** The end of a halt, by whomever it was begun. */
export const resume: Command = {
  name: 'resume',
  summary: 'lets cards be signed again after a halt',
  example: 'resume',
  run: async (call) => {
    const resumed = await resumeSigning(await openIssuers(call), { by: 'operator' });
    const said = resumed ? 'Cards are signed again; what waited goes on by itself.' : 'Nothing was halted.';
    return { exit: 'ok', lines: [said], data: { halted: false, resumed } };
  },
};
