import { z } from 'zod';

/** The two documents the system issues; both extend the education card. */
export const cardTypeSchema = z.enum(['student-card', 'pupil-card']);
export type CardType = z.infer<typeof cardTypeSchema>;

/** Types in the type-metadata tree: the common base is never issued itself. */
export type CardTypeName = CardType | 'education-card';

/** What is signed for one card: copies to show over a network, and one that fits into a code for checks without. */
export const COPY_KINDS = ['sd-jwt', 'compact'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** The `format` of compact cards in metadata: private, and nobody else's (docs/specifications/offline-check.md). */
export const COMPACT_CARD_FORMAT = 'https://mlegitymacja.example/formats/compact-card/1';

/** The member of an issuer's metadata that leads to its configurations of compact cards. */
export const COMPACT_CONFIGURATIONS_URI = 'compact_card_configurations_uri';

/** The name of the credential configuration a wallet asks for (OpenID4VCI 1.0 §12.2.4). */
export function configurationIdOf(cardType: CardType, kind: CopyKind = 'sd-jwt'): string {
  return `${cardType}-${kind}`;
}

/** Versions of the types' texts that a card may name; all of them are cards of ours, however long ago they were signed. */
export const TYPE_VERSIONS: readonly number[] = [1];
/** The one that new cards name. How to add another: `issuer/server/type-metadata/README.md`. */
export const ISSUED_TYPE_VERSION = 1;

/** `vct` is an https URL under the issuer that serves its type metadata (SD-JWT VC §3.2.2.1). */
export function vctOf(issuer: string, name: CardTypeName, version: number = ISSUED_TYPE_VERSION): string {
  return `${issuer}/types/${name}/${version}`;
}

/** Every `vct` that a card of this type may carry. */
export const vctsOf = (issuer: string, name: CardType, versions: readonly number[] = TYPE_VERSIONS): string[] =>
  versions.map((version) => vctOf(issuer, name, version));

/** Which of the issuer's cards a `vct` stands for, in whatever version; undefined for any other document. */
export const cardTypeOfVct = (
  issuer: string,
  vct: unknown,
  versions: readonly number[] = TYPE_VERSIONS,
): CardType | undefined =>
  cardTypeSchema.options.find((cardType) => vctsOf(issuer, cardType, versions).some((known) => known === vct));
