import { demoContract } from '@mleg/verifier-contract/demo';
import type { Preset } from '@mleg/verifier-contract/online-check';
import { implement, ORPCError } from '@orpc/server';
import type { VerifierDeps } from '../deps.ts';
import { collectCheck } from '../online-checks/collect-check.ts';
import { startCheck } from '../online-checks/start-check.ts';
import type { ShopSessions } from './shop-sessions.ts';

/** The relying party the shop is; the demonstration registers it with one purpose for each preset, of the same name. */
export const SHOP_ID = 'bilet-ulgowy';

export interface ShopCall {
  session: string | undefined;
  /** Ties what follows to this browser. */
  remember(session: string): void;
}

/** What a shop's own server does: it begins a check, and hands the result to the browser that asked for it. */
export function shopApi(deps: VerifierDeps, sessions: ShopSessions) {
  const api = implement(demoContract).$context<ShopCall>();
  return api.router({
    start: api.start.handler(async ({ input, context, errors }) => {
      const shop = (await deps.relyingParties()).find(({ id }) => id === SHOP_ID);
      if (!shop) throw new ORPCError('NOT_FOUND');
      const { preset, sameDevice } = input;
      const ask = {
        purpose: preset,
        ask: { preset },
        ...(sameDevice ? { returnTo: returnAddress(deps.settings.origin) } : {}),
      };
      const started = await startCheck(deps, shop, ask);
      if (!('refused' in started)) {
        context.remember(sessions.open(started.checkId, preset satisfies Preset));
        return started;
      }
      if (started.refused === 'too-many') throw errors.TOO_MANY_REQUESTS();
      throw new Error(`The shop is not registered as it should be: ${started.refused}`);
    }),
    current: api.current.handler(({ input, context, errors }) => {
      const session = sessions.find(context.session);
      if (!session) throw errors.NOT_FOUND();
      const check = collectCheck(deps, SHOP_ID, { checkId: session.checkId, responseCode: input.responseCode });
      if (!('refused' in check)) return { preset: session.preset, check };
      throw check.refused === 'no-such-check' ? errors.NOT_FOUND() : errors.FORBIDDEN();
    }),
  });
}

const returnAddress = (origin: string): string => `${origin}/demo/`;
