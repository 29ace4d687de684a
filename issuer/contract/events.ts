import { z } from 'zod';
import { issuanceRequestReportSchema } from './issuance-request.ts';

/** The event in a security event token (RFC 8417 §2.2) that tells an institution what has changed. */
export const ISSUANCES_CHANGED = 'https://mlegitymacja.example/events/issuances-changed';

/**
 * Pushed as `application/secevent+jwt` (RFC 8935) to the institution's events endpoint, which answers 202 once it has
 * stored the reports; that counts as their confirmation. A token may carry several reports. Order is not promised:
 * `sequence` tells which report is newer.
 */
export const issuancesChangedSchema = z.object({ reports: z.array(issuanceRequestReportSchema).min(1).max(100) });
export type IssuancesChanged = z.infer<typeof issuancesChangedSchema>;
