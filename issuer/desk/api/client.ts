import { deskContract } from '@mleg/issuer-contract/desk';
import { csrfHeaders } from '@mleg/ui/session/session.ts';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

const link = new OpenAPILink(deskContract, { url: () => `${location.origin}/desk/api`, headers: csrfHeaders });

/** The issuer's server, on the same origin; the session is a cookie that scripts cannot read. */
export const client: JsonifiedClient<ContractRouterClient<typeof deskContract>> = createORPCClient(link);
