import fc from 'fast-check';
import type { Operation } from '../routes/operations.ts';
import { junkBody, junkHeaders, junkSegment, junkText, junkType, junkValue } from './junk.ts';
import { type Ids, sampleOf } from './sample.ts';

/** A request as somebody means to send it. */
export interface Wish {
  address: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | FormData | ReadableStream;
}

/** Requests that are nearly right, and wrong in a place or two: those get furthest. */
export function junkRequest(operation: Operation, ids: Ids): fc.Arbitrary<Wish> {
  return fc
    .record({
      path: addressOf(operation, ids),
      query: queryOf(operation, ids),
      sent: operation.method === 'GET' ? fc.constant({}) : sentOf(operation, ids),
      headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, junkHeaders),
    })
    .map(({ path, query, sent, headers }) => {
      const { type, body } = sent as { type?: string; body?: Wish['body'] };
      return {
        address: `${path}${query}`,
        method: operation.method,
        headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
        ...(body === undefined ? {} : { body }),
      };
    });
}

function addressOf({ path }: Operation, ids: Ids): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) =>
      part.includes('{')
        ? fc.oneof({ weight: 3, arbitrary: ids }, { weight: 1, arbitrary: junkSegment })
        : fc.constant(part.replaceAll('*', 'x')),
    );
  return fc.tuple(...parts).map((chosen) => chosen.join('/'));
}

function queryOf({ query, definitions }: Operation, ids: Ids): fc.Arbitrary<string> {
  const members = Object.entries(query).map(([name, schema]) =>
    fc
      .oneof(
        { weight: 2, arbitrary: sampleOf(schema, definitions, ids).map(String) },
        { weight: 1, arbitrary: junkText },
      )
      .map((value) => `${name}=${encodeURIComponent(value.toWellFormed()).slice(0, 3_000)}`),
  );
  const strange = fc.constantFrom(
    'a[b][c]=1&a[]=2',
    '%',
    '%zz=%00',
    '=',
    '__proto__[x]=1',
    'a[9999999999]=1',
    '&&&',
    '%00',
  );
  const named = Object.keys(query).map((name) =>
    fc.constantFrom(`${name}[]=1`, `${name}=1&${name}=2`, `${name}[x]=%00`),
  );
  const whole = fc.tuple(...members).map((all) => all.join('&'));
  return fc
    .oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: fc.oneof(strange, ...named) })
    .map((text) => (text === '' ? '' : `?${text}`));
}

function sentOf(operation: Operation, ids: Ids): fc.Arbitrary<{ type?: string; body: Wish['body'] }> {
  const noise = fc.record({ type: junkType, body: junkBody }).map(({ type, body }) => ({
    ...(type === undefined ? {} : { type }),
    body,
  }));
  const json = junkBody.map((body) => ({ type: 'application/json', body }));
  if (!operation.body) return fc.oneof(noise, json, formOf(ids));
  const nearly = nearlyRight(sampleOf(operation.body, operation.definitions, ids));
  return fc.oneof(
    { weight: 6, arbitrary: nearly.map((value) => ({ type: 'application/json', body: JSON.stringify(value) })) },
    { weight: 1, arbitrary: nearly.map((value) => ({ body: filesOf(value) })) },
    noise,
    json,
  );
}

/** What endpoints of open standards take: a form whose members have names of theirs. */
function formOf(ids: Ids): fc.Arbitrary<{ type: string; body: string }> {
  const names = ['grant_type', 'pre-authorized_code', 'tx_code', 'refresh_token', 'client_assertion', 'receipt'];
  const more = ['client_assertion_type', 'response', 'state', 'error', 'wallet_nonce', 'vp_token', 'file', 'question'];
  const grants = fc.constantFrom(
    'urn:ietf:params:oauth:grant-type:pre-authorized_code',
    'refresh_token',
    'client_credentials',
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    'e30.e30.e30',
  );
  const value = fc.oneof(grants, junkText, ids);
  return fc
    .dictionary(fc.constantFrom(...names, ...more), value, { maxKeys: 6, noNullPrototype: true })
    .map((form) => ({
      type: 'application/x-www-form-urlencoded',
      body: new URLSearchParams(
        Object.fromEntries(Object.entries(form).map(([k, v]) => [k, v.toWellFormed()])),
      ).toString(),
    }));
}

/** A right value, and up to two places in it where something else stands. */
function nearlyRight(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({ at: fc.nat({ max: 1_000 }), junk: junkValue });
  return fc.tuple(right, fc.array(change, { maxLength: 2 })).map(([value, changes]) =>
    changes.reduce((changed, { at, junk }) => {
      const places = placesIn(changed);
      return replaceAt(changed, places[at % places.length] ?? [], junk);
    }, value),
  );
}

type Place = readonly (string | number)[];

/** Every place in a value, the whole last: most changes should go deeper. */
function placesIn(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inner = Object.entries(value).flatMap(([name, member]) => placesIn(member, [...here, name]));
  return [...inner, here];
}

function replaceAt(value: unknown, [first, ...rest]: Place, junk: unknown): unknown {
  if (first === undefined) return junk;
  const member = replaceAt((value as Record<string, unknown>)[first], rest, junk);
  if (Array.isArray(value)) return value.with(Number(first), member);
  return { ...(value as object), [first]: member };
}

/** The same as a form with files, as browsers upload them. */
function filesOf(value: unknown): FormData {
  const form = new FormData();
  for (const [name, member] of Object.entries(value ?? {})) {
    const text = typeof member === 'string' ? member : JSON.stringify(member);
    if (name === 'file') form.append(name, new File([text], text.slice(0, 50)));
    else form.append(name, text);
  }
  return form;
}
