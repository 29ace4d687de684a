import { deskContract } from '@mleg/issuer-contract/desk';
import type { DeskSession } from '@mleg/issuer-contract/staff';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

export const sessionKey = ['session'] as const;

const link = new OpenAPILink(deskContract, {
  url: () => `${location.origin}/desk/api`,
  headers: () => {
    const session = queryClient.getQueryData<DeskSession | null>(sessionKey);
    return session ? { 'x-csrf-token': session.csrfToken } : {};
  },
});

/** The issuer's server, on the same origin; the session is a cookie that scripts cannot read. */
export const client: JsonifiedClient<ContractRouterClient<typeof deskContract>> = createORPCClient(link);
