import { contract } from '@mleg/verifier-contract/contract';
import { implement } from '@orpc/server';
import type { VerifierDeps } from '../deps.ts';
import type { RelyingParty } from '../relying-parties/relying-party.ts';
import { collectCheck } from './collect-check.ts';
import { startCheck } from './start-check.ts';

/** The relying parties' API (`verifier/contract`): each sees its own checks and no others. */
export function onlineCheckApi(deps: VerifierDeps) {
  const api = implement(contract).$context<{ party: RelyingParty }>();
  return api.router({
    startCheck: api.startCheck.handler(async ({ input, context, errors }) => {
      const started = await startCheck(deps, context.party, input);
      if (!('refused' in started)) return started;
      if (started.refused === 'too-many') throw errors.TOO_MANY_REQUESTS();
      throw errors.UNPROCESSABLE_CONTENT({ data: { refused: started.refused } });
    }),
    collectCheck: api.collectCheck.handler(({ input, context, errors }) => {
      const state = collectCheck(deps, context.party.id, input);
      if (!('refused' in state)) return state;
      throw state.refused === 'no-such-check' ? errors.NOT_FOUND() : errors.FORBIDDEN();
    }),
  });
}
