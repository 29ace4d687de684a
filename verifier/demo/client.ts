import { demoContract } from '@mleg/verifier-contract/demo';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

const link = new OpenAPILink(demoContract, { url: () => `${location.origin}/demo/api` });

/** The shop's server, on the same origin; the session is a cookie that scripts cannot read. */
export const client: JsonifiedClient<ContractRouterClient<typeof demoContract>> = createORPCClient(link);
