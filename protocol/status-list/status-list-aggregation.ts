import * as z from 'zod';

/** All lists of an issuer in one document, for a verifier that prepares to be offline (Token Status List §9.3). */
export const statusListAggregationSchema = z.looseObject({ status_lists: z.array(z.url({ protocol: /^https?$/ })) });

export type StatusListAggregation = { status_lists: string[] };
