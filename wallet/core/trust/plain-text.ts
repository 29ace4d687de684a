/**
 * Text from an issuer as it may be shown: without control, bidirectional and other invisible characters, on one line,
 * and no longer than there is room for (W34). Markup needs no care here: it is shown as text.
 */
export function plainText(text: string, maxLength = 200): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
  const characters = Array.from(visible);
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join('')}…`;
}
