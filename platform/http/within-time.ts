import type { Fetch } from './party.ts';

const tooLate = () => new DOMException('There was no answer in time.', 'TimeoutError');

/**
 * Waits for an answer as long as `patienceMs`, its body included. Giving up also aborts the call, but does not depend
 * on the other side noticing: a party in the same process may not look at the signal.
 */
export async function withinTime<T>(
  patienceMs: number,
  call: (signal: AbortSignal) => Promise<T>,
  late: () => Error = tooLate,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = late();
      reject(error);
      controller.abort(error);
    }, patienceMs);
  });
  try {
    return await Promise.race([call(controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A `fetch` whose answers are there within `patienceMs`, whole: for parties whose every call is answered by something
 * small that is read to its end. An answer of more than `maxBytes` is refused as it comes in.
 */
export function fetchWithin(fetch: Fetch, { patienceMs, maxBytes }: { patienceMs: number; maxBytes: number }): Fetch {
  return (request) =>
    withinTime(patienceMs, async (signal) => {
      const response = await fetch(new Request(request, { signal: AbortSignal.any([request.signal, signal]) }));
      const { status, statusText, headers } = response;
      const body = response.body && (await wholeBody(response.body, maxBytes));
      return new Response(body, { status, statusText, headers });
    });
}

async function wholeBody(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new Error(`An answer has more than ${maxBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}
