import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { StandardOpenAPIMatcher } from '@orpc/openapi/standard';
import { type Context, ORPCError, type Router } from '@orpc/server';
import type { Log } from '../log/log.ts';
import { hideFaults } from './hide-faults.ts';
import { isKeepable } from './is-keepable.ts';

interface ApiHandlerOptions<Call> {
  log: Log;
  /** Names the API in the log. */
  where: string;
  /**
   * Asked with what the contract says about a procedure before anything of the body is read; throws whom it does not
   * let in. Missing: whoever gets here has been let in already.
   */
  admit?: (call: Call, procedure: Procedure) => unknown;
  /** Told what is answered, be it a refusal that says something, before it goes out; where it throws, nothing does. */
  answered?: (call: Call, procedure: Procedure, told: Told) => Promise<void>;
}

/** What was asked for, and what is about to be answered. */
export interface Told {
  input: unknown;
  /** Of a refusal what it carries. */
  output: unknown;
  /** The code of a refusal. */
  refusal?: string;
}

/** What a contract says of one of its procedures. */
export interface Procedure {
  meta: unknown;
  method: string;
  path: string;
}

/**
 * What answers the procedures of a contract, the same way for every API: who calls is asked before what they say is
 * read (E2), no text that cannot be kept gets in (E1), and no fault shows its cause.
 */
export function apiHandler<Call extends Context>(
  // oxlint-disable-next-line typescript/no-explicit-any -- what the library asks of every router
  router: Router<any, Call>,
  { log, where, admit, answered }: ApiHandlerOptions<Call>,
): OpenAPIHandler<Call> {
  const hide = hideFaults(log, where);
  const matcher = new StandardOpenAPIMatcher();
  matcher.init(router);
  const procedureAt = async (method: string, url: URL, prefix = '') => {
    const path = url.pathname.slice(prefix.length).replaceAll(/^\/|\/$/g, '');
    const match = await matcher.match(method, `/${path}`);
    if (!match) return undefined;
    const { meta, route } = match.procedure['~orpc'];
    return { meta: meta as unknown, method, path: route.path ?? '' };
  };
  return new OpenAPIHandler(router, {
    interceptors: [
      async (call) => {
        const called = admit && (await procedureAt(call.request.method, call.request.url, call.prefix));
        if (admit && called) await hide({ next: async () => admit(call.context, called) });
        return call.next();
      },
    ],
    clientInterceptors: [
      hide,
      (call) => {
        if (isKeepable(call.input)) return call.next();
        throw new ORPCError('BAD_REQUEST', { status: 400, message: 'Some of the text cannot be kept.' });
      },
      async (call) => {
        const { meta, route } = call.procedure['~orpc'];
        const procedure = { meta: meta as unknown, method: route.method ?? '', path: route.path ?? '' };
        let output: unknown;
        const tell = (told: Omit<Told, 'input'>) => answered?.(call.context, procedure, { input: call.input, ...told });
        try {
          output = await call.next();
        } catch (error) {
          if (isTelling(error)) await tell({ output: error.data, refusal: error.code });
          throw error;
        }
        await tell({ output });
        return output;
      },
    ],
  });
}

/** What is wrong with what was asked is the caller's own. */
const isTelling = (error: unknown): error is ORPCError<string, unknown> =>
  error instanceof ORPCError && error.data !== undefined && error.code !== 'BAD_REQUEST';
