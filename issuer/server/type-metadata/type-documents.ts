import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CardTypeName,
  cardTypeSchema,
  ISSUED_TYPE_VERSION,
  TYPE_VERSIONS,
  vctOf,
} from '@mleg/student-card/card-type';

/** SD-JWT VC Type Metadata (draft-13 §6): student and pupil card extend the education card, which is never issued. */
const BASE = 'education-card';
const TYPE_NAMES: readonly CardTypeName[] = [BASE, ...cardTypeSchema.options];

/** What is filled in: where the issuer is, and what follows from that alone. */
const ORIGIN = '{origin}';
const BASE_INTEGRITY = `{integrity of ${BASE}}`;

export interface TypeDocuments {
  /** The very bytes that are served at a `vct` and that its `vct#integrity` speaks of. */
  textOf(vct: string): string | undefined;
  /** Subresource integrity of the document that new cards of this type name (SD-JWT VC §7). */
  integrityOf(name: CardTypeName): string;
}

/** The frozen text of one type in one version, as it lies in its folder. */
export type FrozenText = (name: CardTypeName, version: number) => string;

const readFrozenText: FrozenText = (name, version) =>
  readFileSync(join(import.meta.dirname, String(version), `${name}.json`), 'utf8');

/** All versions that cards on phones may name, and the integrity of the one that is issued. */
export function makeTypeDocuments(
  origin: string,
  { versions = TYPE_VERSIONS, issued = ISSUED_TYPE_VERSION, frozenText = readFrozenText } = {},
): TypeDocuments {
  const texts = new Map<string, string>();
  for (const version of versions) {
    const textOf = (name: CardTypeName) => frozenText(name, version).replaceAll(ORIGIN, () => origin);
    const baseIntegrity = integrityOf(textOf(BASE));
    for (const name of TYPE_NAMES) {
      texts.set(
        vctOf(origin, name, version),
        textOf(name).replaceAll(BASE_INTEGRITY, () => baseIntegrity),
      );
    }
  }
  return {
    textOf: (vct) => texts.get(vct),
    integrityOf: (name) => integrityOf(texts.get(vctOf(origin, name, issued)) ?? ''),
  };
}

const integrityOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
