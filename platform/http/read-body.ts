import { BodyFault } from './body-fault.ts';
import { BODY_GRACE, BODY_RATE } from './limits.ts';
import { watchBody, within } from './watch-body.ts';

/**
 * The request's body, or undefined where it is longer; one that was not declared is measured while reading. Throws
 * `BodyFault` where it comes too slowly or not to its end.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const declared = request.headers.get('content-length');
  if (declared === null) return readMeasured(request, maxBytes);
  // No server reads more than was declared, so the whole can be taken at once: half the price of a stream.
  if (!(Number(declared) <= maxBytes)) return undefined;
  const bytes = await within(BODY_GRACE + (Number(declared) / BODY_RATE) * 1_000, request.arrayBuffer());
  if (typeof bytes === 'string') throw new BodyFault(bytes);
  return bytes.byteLength <= maxBytes ? new Uint8Array(bytes) : undefined;
}

async function readMeasured(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const watched = watchBody(request, { maxBytes });
  const bytes = await watched.request.arrayBuffer().catch(() => undefined);
  const problem = watched.problem();
  if (problem !== undefined && problem !== 'too-large') throw new BodyFault(problem);
  return bytes && new Uint8Array(bytes);
}

export function hasMediaType(request: Request, mediaType: string): boolean {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === mediaType;
}
