import { contract } from '@mleg/institution-contract/contract';
import type { Session } from '@mleg/institution-contract/person';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

export const sessionKey = ['session'] as const;

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api`,
  headers: () => {
    const session = queryClient.getQueryData<Session | null>(sessionKey);
    return session ? { 'x-csrf-token': session.csrfToken } : {};
  },
});

/** The institution's server, on the same origin; the session is a cookie that scripts cannot read. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);
