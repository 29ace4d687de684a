import { z } from 'zod';

/** One endpoint of an API of ours that is not made from a contract, as its OpenAPI document describes it. */
export interface DescribedEndpoint {
  method: 'get' | 'post';
  /** `/questions/{code}/answer` */
  path: string;
  summary: string;
  request?: Content;
  answers: Readonly<Record<number, Content & { description: string }>>;
  /** What a caller has to show, by the names of the document's security schemes; missing: what the document asks for. */
  security?: readonly Readonly<Record<string, readonly string[]>>[];
}

export interface Content {
  /** Missing: `application/json` where there is a schema. */
  mediaType?: string;
  schema?: z.ZodType;
}

export interface EndpointsDocumentOptions {
  title: string;
  /** Where the paths begin. */
  url: string;
  securitySchemes?: Readonly<Record<string, object>>;
}

/** An OpenAPI 3.1 document of endpoints that have no contract. */
export function endpointsDocument(
  endpoints: readonly DescribedEndpoint[],
  { title, url, securitySchemes }: EndpointsDocumentOptions,
) {
  return {
    openapi: '3.1.1',
    info: { title: `mLegitymacja: ${title}`, version: '1.0.0', license: { name: 'EUPL-1.2' } },
    servers: [{ url }],
    ...(securitySchemes ? { components: { securitySchemes } } : {}),
    paths: pathsOf(endpoints),
  };
}

/** The `paths` of an OpenAPI 3.1 document; `server` where they are found elsewhere than the document's other paths. */
export function pathsOf(endpoints: readonly DescribedEndpoint[], server?: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, summary, request, answers, security } of endpoints) {
    const operation = {
      summary,
      ...(security ? { security } : {}),
      ...parametersOf(path),
      ...(request ? { requestBody: { required: true, ...contentOf(request, 'input') } } : {}),
      responses: Object.fromEntries(
        Object.entries(answers).map(([status, { description, ...content }]) => [
          status,
          { description, ...contentOf(content, 'output') },
        ]),
      ),
    };
    paths[path] = { ...(server ? { servers: [{ url: server }] } : {}), ...paths[path], [method]: operation };
  }
  return paths;
}

function parametersOf(path: string) {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
  if (names.length === 0) return {};
  return { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) };
}

function contentOf({ mediaType, schema }: Content, io: 'input' | 'output') {
  if (!schema && !mediaType) return {};
  const { $schema: _dialect, ...described } = schema ? z.toJSONSchema(schema, { io }) : { $schema: undefined };
  return { content: { [mediaType ?? 'application/json']: schema ? { schema: described } : {} } };
}
