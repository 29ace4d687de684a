import type { AuthorizationServerMetadata } from '@openid4vc/oauth2';

type Server = Pick<
  AuthorizationServerMetadata,
  'pre-authorized_grant_anonymous_access_supported' | 'token_endpoint_auth_methods_supported'
>;

/** What a wallet says it is at a server that does not serve the unnamed; by default none does (OpenID4VCI 1.0 §12.3). */
export const clientIdAt = (server: Server | undefined, clientId: string): string | undefined =>
  server?.['pre-authorized_grant_anonymous_access_supported'] === true ? undefined : clientId;

/** Whether a server lets in only clients that prove who they are (RFC 8414 §2): whoever serves this page cannot. */
export function refusesPublicClients(server: Server | undefined): boolean {
  if (server === undefined || clientIdAt(server, '') === undefined) return false;
  const methods = server.token_endpoint_auth_methods_supported;
  return methods !== undefined && !methods.includes('none');
}
