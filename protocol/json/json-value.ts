/** What JSON gives when it is read. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [name: string]: JsonValue };

/** What JSON can be written from: a member that is `undefined` is left out. */
export type JsonInput = string | number | boolean | null | readonly JsonInput[] | JsonInputObject;
export type JsonInputObject = { readonly [name: string]: JsonInput | undefined };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
