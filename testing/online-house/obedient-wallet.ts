import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import type { Holder } from '@mleg/verifier/testing/foreign-issuer';
import { CompactEncrypt, importJWK, type JWK } from 'jose';

/** What of an answer is not as it should be. */
export interface Tampering {
  credential?: string;
  nonce?: string;
  audience?: string;
  iat?: number;
  /** What the holder's proof says of its own time besides. */
  times?: { exp?: number; nbf?: number };
  holder?: Holder;
  disclose?: readonly string[];
  /** In place of the presentation. */
  presentation?: string;
  queryId?: string;
  state?: string;
  encryptTo?: JWK;
}

/** What a request says. */
export interface ReadRequest {
  client_id: string;
  response_uri: string;
  nonce: string;
  state: string;
  dcql_query: { credentials: { id: string; claims?: { path: [string] }[] }[] };
  client_metadata: { jwks: { keys: [JWK] } };
}

/** A wallet that verifies nothing and answers as it is told. */
export interface ObedientWallet {
  read(link: string): Promise<ReadRequest>;
  present(request: ReadRequest, change?: Tampering): Promise<string>;
  answer(request: ReadRequest, change?: Tampering): Promise<Response>;
  /** Whatever is told, encrypted to the request's own key. */
  answerWith(request: ReadRequest, content: JsonObject): Promise<Response>;
  post(uri: string, form: Record<string, string>): Promise<Response>;
}

interface Ground {
  fetch: Fetch;
  clock: Clock;
  holder: Holder;
  card: string;
}

export function createObedientWallet({ fetch, clock, holder, card }: Ground): ObedientWallet {
  const post: ObedientWallet['post'] = (uri, form) =>
    fetch(new Request(uri, { method: 'POST', body: new URLSearchParams(form) }));
  const present: ObedientWallet['present'] = async (request, change = {}) => {
    const names = change.disclose ?? (request.dcql_query.credentials[0]?.claims ?? []).map(({ path: [name] }) => name);
    const signer = change.holder ?? holder;
    const presented = await presentSdJwt({
      credential: change.credential ?? card,
      disclose: ([name]) => names.includes(String(name)),
      keyBinding: {
        nonce: change.nonce ?? request.nonce,
        audience: change.audience ?? request.client_id,
        iat: change.iat ?? Math.floor(clock.now().getTime() / 1_000),
        sign: (input) => signer.sign(input),
      },
    });
    if ('refused' in presented) throw new Error(presented.refused);
    return change.times === undefined
      ? presented.presentation
      : withTimes(presented.presentation, change.times, signer);
  };
  return {
    post,
    present,
    read: async (link) => {
      const response = await fetch(new Request(new URL(link).searchParams.get('request_uri') ?? ''));
      const parsed = parseJws(await response.text(), { maxLength: 100_000 });
      if ('refused' in parsed) throw new Error(`no request: ${response.status}`);
      return parsed.jws.payload as unknown as ReadRequest;
    },
    answerWith: async (request, content) =>
      post(request.response_uri, { response: await encrypt(content, request.client_metadata.jwks.keys[0]) }),
    answer: async (request, change = {}) => {
      const id = change.queryId ?? request.dcql_query.credentials[0]?.id ?? '';
      const token = { [id]: [change.presentation ?? (await present(request, change))] };
      const to = change.encryptTo ?? request.client_metadata.jwks.keys[0];
      const response = await encrypt({ vp_token: token, state: change.state ?? request.state }, to);
      return post(request.response_uri, { response });
    },
  };
}

/** The same presentation with a proof that says more, signed anew. */
function withTimes(presentation: string, times: object, signer: Holder): string {
  const at = presentation.lastIndexOf('~') + 1;
  const [header = '', payload = ''] = presentation.slice(at).split('.');
  const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...times };
  const input = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${presentation.slice(0, at)}${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
}

async function encrypt(content: JsonObject, to: JWK): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', kid: to.kid ?? '' })
    .encrypt(await importJWK(to, 'ECDH-ES'));
}
