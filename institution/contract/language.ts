import { z } from 'zod';

/** The language somebody reads in, as its tag in BCP 47: what is made for them is in it, or in Polish if we have no texts in it. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}$/);
