import { type ApiDocument, apiDocuments, ORIGINS } from './api-documents.ts';
import { type Server, servedRoutes } from './served-routes.ts';

/** JSON Schema, as far as our documents use it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** Something that can be asked of a server. */
export interface Operation {
  server: Server;
  method: string;
  /** With names in braces: `/api/office/people/{personId}` */
  path: string;
  /** Of the query's members; none where no document tells. */
  query: Readonly<Record<string, Schema>>;
  /** Of a JSON body, where a document tells. */
  body: Schema | undefined;
  /** What `$ref` in it leads to. */
  definitions: Readonly<Record<string, Schema>>;
}

export const nameOf = ({ server, method, path }: Operation): string => `${server}: ${method} ${path}`;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
/** Where an app answers every method, or where one address stands for many. */
const MOUNT = /^ALL |\*/;

/**
 * Everything that can be asked of any party: what the documents tell, which are made from the contracts, and every
 * route of every app beside it. What is new is among them by itself.
 */
export async function everyOperation(pages: string): Promise<Operation[]> {
  const documented = [...(await apiDocuments()).values()].flatMap(operationsIn);
  const known = new Set(documented.map(nameOf));
  const served = Object.entries(await servedRoutes(pages)).flatMap(([server, routes]) =>
    routes.filter((route) => !MOUNT.test(route)).map((route) => undocumented(server as Server, route)),
  );
  return [...documented, ...served.filter((operation) => !known.has(nameOf(operation)))];
}

function undocumented(server: Server, route: string): Operation {
  const [method = '', path = ''] = route.split(' ');
  return { server, method, path, query: {}, body: undefined, definitions: {} };
}

interface Described {
  parameters?: readonly { name: string; in: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

function operationsIn(document: ApiDocument): Operation[] {
  const { schemas = {} } = ((document as { components?: object }).components ?? {}) as {
    schemas?: Record<string, Schema>;
  };
  return Object.entries(document.paths).flatMap(([path, item]) => {
    const url = new URL((item.servers?.[0] ?? document.servers[0])?.url ?? '');
    const server = (Object.keys(ORIGINS) as Server[]).find((name) => ORIGINS[name] === url.origin);
    if (!server) return [];
    const base = url.pathname.replace(/\/$/, '');
    return METHODS.filter((method) => method in item).map((method) => {
      const { parameters = [], requestBody } = item[method] as Described;
      const query = parameters.filter((parameter) => parameter.in === 'query');
      return {
        server,
        method: method.toUpperCase(),
        path: `${base}${path}`,
        query: Object.fromEntries(query.map(({ name, schema }) => [name, schema ?? {}])),
        body: requestBody?.content?.['application/json']?.schema,
        definitions: schemas,
      };
    });
  });
}
