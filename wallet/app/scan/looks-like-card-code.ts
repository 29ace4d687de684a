import { readManualCode } from '@mleg/student-card/manual-code';

/** Whether the scanner can stop at this code; the core finds out whether it is a card's, and whose. */
export function looksLikeCardCode(text: string): boolean {
  return (
    /^(openid-credential-offer|haip-vci):/i.test(text) ||
    /credential_offer/.test(text) ||
    'code' in readManualCode(text)
  );
}
