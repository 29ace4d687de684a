import { createHash } from 'node:crypto';
import { EDUCATION_CARD_CLAIMS, pupilCardClaimsSchema, studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import { type CardTypeName, vctOf } from '@mleg/student-card/card-type';
import { en, pl } from '../texts/languages.ts';
import { type ClaimName, claimNames, OPTIONAL_CLAIMS } from './claim-names.ts';

/** Claims a type adds to the common base. */
const OWN_CLAIMS: Readonly<Record<CardTypeName, readonly string[]>> = {
  'education-card': EDUCATION_CARD_CLAIMS,
  'student-card': ownOf(Object.keys(studentCardClaimsSchema.shape)),
  'pupil-card': ownOf(Object.keys(pupilCardClaimsSchema.shape)),
};

export interface TypeDocuments {
  /** The very bytes that are served and that `vct#integrity` speaks of. */
  textOf(name: string): string | undefined;
  /** Subresource integrity of a type's document (SD-JWT VC §7). */
  integrityOf(name: CardTypeName): string;
}

/** SD-JWT VC Type Metadata (draft-13 §6): student and pupil card extend the education card, which is never issued. */
export function makeTypeDocuments(origin: string): TypeDocuments {
  const base = JSON.stringify(typeDocument(origin, 'education-card'));
  const extension = { extends: vctOf(origin, 'education-card'), 'extends#integrity': integrity(base) };
  const texts = new Map<string, string>([
    ['education-card', base],
    ['student-card', JSON.stringify({ ...typeDocument(origin, 'student-card'), ...extension })],
    ['pupil-card', JSON.stringify({ ...typeDocument(origin, 'pupil-card'), ...extension })],
  ]);
  return {
    textOf: (name) => texts.get(name),
    integrityOf: (name) => integrity(texts.get(name) ?? ''),
  };
}

function typeDocument(origin: string, name: CardTypeName) {
  return {
    vct: vctOf(origin, name),
    name: en.card[name],
    display: [
      { locale: 'pl', name: pl.card[name] },
      { locale: 'en', name: en.card[name] },
    ],
    claims: claimNames.filter((claim) => OWN_CLAIMS[name].includes(claim)).map(claimDocument),
  };
}

function claimDocument(claim: ClaimName) {
  return {
    path: [claim],
    display: [
      { locale: 'pl', label: pl.claim[claim] },
      { locale: 'en', label: en.claim[claim] },
    ],
    mandatory: !OPTIONAL_CLAIMS.has(claim),
    sd: 'always',
  };
}

function ownOf(claims: readonly string[]): readonly string[] {
  const common: readonly string[] = EDUCATION_CARD_CLAIMS;
  return claims.filter((claim) => !common.includes(claim));
}

const integrity = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
