import { readManualCode } from '@mleg/student-card/manual-code';

/** Enough to stop looking; whether it is one, and whose, the core finds out. */
export function looksLikeCardCode(text: string): boolean {
  return (
    /^(openid-credential-offer|haip-vci):/i.test(text) ||
    /credential_offer/.test(text) ||
    'code' in readManualCode(text)
  );
}
