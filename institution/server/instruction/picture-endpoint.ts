import { readdir, readFile } from 'node:fs/promises';
import type { Handler } from 'hono';

const PICTURES = new URL('./pictures/', import.meta.url);
/** They change with a release, and then a day late is early enough. */
const HEADERS = { 'Content-Type': 'image/webp', 'Cache-Control': 'public, max-age=86400' };

/** The screens of the instruction, for everybody; nothing else is in their folder. */
export async function pictureEndpoint(): Promise<Handler> {
  const files = await readdir(PICTURES);
  const pictures = new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(new URL(file, PICTURES))] as const)),
  );
  return (context) => {
    const picture = pictures.get(context.req.param('file') ?? '');
    return picture ? new Response(new Uint8Array(picture), { headers: HEADERS }) : new Response(null, { status: 404 });
  };
}
