import { z } from 'zod';

/** The two documents the system issues; both extend the education card. */
export const cardTypeSchema = z.enum(['student-card', 'pupil-card']);
export type CardType = z.infer<typeof cardTypeSchema>;

/** Types in the type-metadata tree: the common base is never issued itself. */
export type CardTypeName = CardType | 'education-card';

/** The name of the credential configuration a wallet asks for (OpenID4VCI 1.0 §12.2.4). */
export function configurationIdOf(cardType: CardType): string {
  return `${cardType}-sd-jwt`;
}

/** `vct` is an https URL under the issuer that serves its type metadata (SD-JWT VC §3.2.2.1). */
export function vctOf(issuer: string, name: CardTypeName): string {
  return `${issuer}/types/${name}/1`;
}
