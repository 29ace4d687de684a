import { resumeSigning } from '@mleg/issuer/halts/change-halt';
import type { UnmadeTurn } from '@mleg/issuer/key-turns/unmade-turns';
import type { Command } from './command.ts';
import { inBothOrNeither, openIssuersForGood } from './writing-journal.ts';

/** The end of a halt, by whomever it was begun. */
export const resume: Command = {
  name: 'resume',
  summary: 'lets cards be signed again after a halt',
  example: 'resume',
  run: async (call) => {
    const issuers = await openIssuersForGood(call);
    const answer = await inBothOrNeither('signing stays halted.', () => resumeSigning(issuers, { by: 'operator' }));
    if ('refused' in answer) return { exit: 'failed', lines: linesOf(answer.turns), data: answer };
    const { resumed } = answer;
    const said = resumed ? 'Cards are signed again; what waited goes on by itself.' : 'Nothing was halted.';
    return { exit: 'ok', lines: [said], data: { halted: false, resumed } };
  },
};

const linesOf = (turns: readonly UnmadeTurn[]): string[] => [
  'Signing stays halted, or a key that was replaced would sign again:',
  ...turns.map(lineOf),
  'Then again: mleg resume.',
];

function lineOf({ use, from, isLost }: UnmadeTurn): string {
  const at = from.toISOString();
  if (!isLost) return `${use}: the next key signs from ${at} on. Wait until then.`;
  const command = use === 'authority' ? 'keys ceremony --again' : `keys rotate ${use} --at-once`;
  return `${use}: what was given its turn at ${at} is lost here. Replace it: mleg ${command}.`;
}
