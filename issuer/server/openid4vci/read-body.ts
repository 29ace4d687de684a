/** The request's body, or undefined where it is longer; a length that lies is found out while reading. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined;
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
