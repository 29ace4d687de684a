import type { Agreement } from './agreement-store.ts';
import type { WeighedDecision } from './desk-word-store.ts';

/** The decisions of the desk, of those that may take two people, that are next. */
export function nextDecisions({ institution: { state }, askedChange }: Agreement): WeighedDecision[] {
  const ofState = state === 'applied' || state === 'asked-back' ? (['approve'] as const) : [];
  const ofSuspended = state === 'suspended' ? (['resume'] as const) : [];
  return [...ofState, ...ofSuspended, ...(askedChange ? (['accept-change'] as const) : [])];
}
