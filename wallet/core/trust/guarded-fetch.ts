import { NetworkFailure } from './network-failure.ts';
import { isTrustedOrigin, type TrustedIssuers } from './trusted-issuers.ts';
import { isVerifierAddress, type TrustedVerifiers } from './trusted-verifiers.ts';

export type Fetch = (request: Request) => Promise<Response>;

/** Three copies with a portrait each need a small part of this. */
const MAX_BYTES = 2_000_000;
const TIME_LIMIT_MILLISECONDS = 20_000;

/** Answers that carry no body and must not be given one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export type GuardedFetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The way to issuers: the listed ones and nobody else (W31, W32). */
export function guardFetch(fetch: Fetch, trusted: TrustedIssuers): GuardedFetch {
  return limitFetch(fetch, (url) => isTrustedOrigin(trusted, url));
}

/** The way to verifiers, of whom there is no list: over TLS, and never into the holder's own network. */
export function guardVerifierFetch(fetch: Fetch, verifiers: TrustedVerifiers): GuardedFetch {
  return limitFetch(fetch, (url) => isVerifierAddress(verifiers, url));
}

/**
 * No redirects, no cookies, no referrer, within limits of size and time. Everything that goes wrong on the way is a
 * `NetworkFailure`.
 */
export function limitFetch(fetch: Fetch, isAllowed: (url: string) => boolean): GuardedFetch {
  return async (url, init = {}) => {
    if (!isAllowed(url)) throw new NetworkFailure('forbidden-address');
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIME_LIMIT_MILLISECONDS);
    try {
      const request = new Request(url, {
        ...init,
        redirect: 'error',
        credentials: 'omit',
        cache: init.cache ?? 'no-store',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
      });
      const response = await fetch(request).catch(() => {
        throw new NetworkFailure('offline');
      });
      if (response.redirected || isRedirect(response.status)) throw new NetworkFailure('redirected');
      return await readWithin(response, MAX_BYTES);
    } finally {
      clearTimeout(timer);
    }
  };
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

async function readWithin(response: Response, maxBytes: number): Promise<Response> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await next(reader); read?.value !== undefined; read = await next(reader)) {
    const { value } = read;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel().catch(() => undefined);
      throw new NetworkFailure('oversized');
    }
    chunks.push(value);
  }
  const { status, statusText, headers } = response;
  return new Response(WITHOUT_BODY.has(status) ? null : joined(chunks, size), { status, statusText, headers });
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

async function next(reader: Reader | undefined): Promise<{ value?: Uint8Array<ArrayBuffer> | undefined } | undefined> {
  return reader?.read().catch(() => {
    throw new NetworkFailure('offline');
  });
}

function joined(chunks: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
