import type { AnyContractRouter } from '@orpc/contract';
import { type JSONSchema, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { z } from 'zod';

export interface ContractDocumentOptions {
  title: string;
  /** Where the contract's paths begin. */
  url: string;
  /** What a caller has to show, all of it together; the schemes are named by their keys. */
  security?: Readonly<Record<string, object>>;
  /** Shapes that many endpoints share, by the names they get in the document. */
  schemas?: Readonly<Record<string, z.ZodType>>;
}

/** A contract as an OpenAPI 3.1 document. */
export function contractDocument(
  contract: AnyContractRouter,
  { title, url, security, schemas = {} }: ContractDocumentOptions,
) {
  const shared = Object.entries(schemas).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]);
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: `mLegitymacja: ${title}`, version: '1.0.0', license: { name: 'EUPL-1.2' } },
    servers: [{ url }],
    ...(security
      ? {
          security: [Object.fromEntries(Object.keys(security).map((name) => [name, []]))],
          components: { securitySchemes: { ...security } as never },
        }
      : {}),
    commonSchemas: Object.fromEntries(shared),
    customErrorResponseBodySchema: errorBody,
  });
}

type DefinedErrors = readonly [code: string, message: string, dataRequired: boolean, data: JSONSchema][];

/** Shorter than the generator's own: one shape for all errors of a status that carry nothing but their code. */
function errorBody(errors: DefinedErrors, status: number): JSONSchema {
  const plain = errors.filter(([, , hasData]) => !hasData).map(([code]) => code);
  const shapes = [
    ...(plain.length > 0 ? [errorShape(plain, status)] : []),
    ...errors.filter(([, , hasData]) => hasData).map(([code, , , data]) => errorShape([code], status, data)),
  ];
  return shapes.length === 1 && shapes[0] ? shapes[0] : { oneOf: shapes };
}

function errorShape(codes: readonly string[], status: number, data?: JSONSchema): JSONSchema {
  return {
    type: 'object',
    properties: { code: { enum: [...codes] }, status: { const: status }, ...(data === undefined ? {} : { data }) },
    required: ['code', 'status', ...(data === undefined ? [] : ['data'])],
  };
}
