import { contract } from '@mleg/institution-contract/contract';
import { csrfHeaders } from '@mleg/ui/session/session.ts';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { withStepUp } from './step-up.ts';

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api`,
  headers: csrfHeaders,
  interceptors: [(call) => withStepUp(call.path.join('.'), () => call.next())],
});

/** The institution's server, on the same origin; the session is a cookie that scripts cannot read. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);
