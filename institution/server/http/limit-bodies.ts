import { ROSTER_FILE_MAX_BYTES } from '@mleg/institution-contract/roster';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Nothing anybody sends here is large but files; events with many sealed codes are the largest. */
const BODY_MAX_BYTES = 128 * 1024;
/** What a form puts around a file. */
const FORM_BYTES = 16 * 1024;

/** Where lists of people are uploaded. */
export const ROSTER_UPLOADS = '/api/office/roster/imports';

const UPLOADS: Readonly<Record<string, number>> = {
  [ROSTER_UPLOADS]: ROSTER_FILE_MAX_BYTES + FORM_BYTES,
};

/** Ends a body that is too long before anything reads it whole. */
export function limitBodies(): MiddlewareHandler {
  const usual = limit(BODY_MAX_BYTES);
  const uploads = new Map(Object.entries(UPLOADS).map(([path, maxSize]) => [path, limit(maxSize)]));
  return (context, next) => (uploads.get(context.req.path) ?? usual)(context, next);
}

function limit(maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (context) => context.text('Too large', 413) });
}
