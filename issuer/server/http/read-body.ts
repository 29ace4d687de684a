/** The request's body, or undefined where it is longer; one that was not declared is measured while reading. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    // No server reads more than was declared, so the whole can be taken at once: half the price of a stream.
    if (!(Number(declared) <= maxBytes)) return undefined;
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length <= maxBytes ? bytes : undefined;
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return Uint8Array.from(Buffer.concat(chunks, length));
}

export function hasMediaType(request: Request, mediaType: string): boolean {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === mediaType;
}
