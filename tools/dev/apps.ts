import type { Role } from '@mleg/main/role';

/** An app and the paths on its party's origin that are its pages. */
export interface App {
  role: Role;
  directory: string;
  /** `/desk/`: where its pages are. */
  base: string;
  /** What below the base is the server's all the same. */
  servers: RegExp;
}

export const APPS: readonly App[] = [
  {
    role: 'institution',
    directory: 'institution/app',
    base: '/',
    servers: /^\/(?:api|photos|instruction|issuer-events|health|\.well-known)(?:\/|$)/,
  },
  { role: 'issuer', directory: 'issuer/desk', base: '/desk/', servers: /^\/desk\/api\// },
  { role: 'wallet', directory: 'wallet/app', base: '/', servers: /^\/(?:configuration\.json$|health\/)/ },
  { role: 'verifier', directory: 'verifier/app', base: '/inspector/', servers: /^$/ },
  { role: 'verifier', directory: 'verifier/demo', base: '/demo/', servers: /^\/demo\/api\// },
];

/** `api/session.ts` is a source of the pages, `/api/session` an endpoint. */
const SOURCE = /\.(?:tsx?|css)$/;

/** Whether a request for `path` is for the app's pages and not for the party's server. */
export function isForPages({ base, servers }: Pick<App, 'base' | 'servers'>, method: string, path: string): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && path.startsWith(base) && (SOURCE.test(path) || !servers.test(path));
}
