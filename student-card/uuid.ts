import { z } from 'zod';

/**
 * An id in the one form in which ids are compared: "output in lowercase, case insensitive on input" (RFC 9562 §4). Who is
 * read by the database under either form must not be somebody else in the code. `npm run walls` lets ids be read by this
 * alone.
 */
export const uuid = z.uuid().toLowerCase();
