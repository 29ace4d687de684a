import { ROSTER_FILE_MAX_BYTES } from '@mleg/institution-contract/roster';
import { PICTURE_MAX_BYTES } from '../photo-review/inspect-picture.ts';

/** Nothing anybody sends here is large but files; events with many sealed codes are the largest. */
const BODY_MAX_BYTES = 128 * 1024;
/** What a form puts around a file. */
const FORM_BYTES = 16 * 1024;

/** Where lists of people are uploaded. */
export const ROSTER_UPLOADS = '/api/office/roster/imports';

/** Bytes that a body may have at this path. */
export function bodyLimitOf(path: string): number {
  if (path === ROSTER_UPLOADS) return ROSTER_FILE_MAX_BYTES + FORM_BYTES;
  return path.startsWith('/photos/') ? PICTURE_MAX_BYTES : BODY_MAX_BYTES;
}
