/**
 * An e-mail address as it is shown to who does not know it: enough for its owner to say that it was theirs. Of each part
 * the first character, of the domain also its end.
 */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const labels = email.slice(at + 1).split('.');
  const end = labels.pop() ?? '';
  return `${masked(email.slice(0, at))}@${[...labels.map(masked), end].join('.')}`;
}

/** Of one length, whatever is behind it. */
const masked = (part: string): string => `${part.charAt(0)}•••`;
