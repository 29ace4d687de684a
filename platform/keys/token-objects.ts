import { createHash } from 'node:crypto';
import type { Attribute, Handle, Pkcs11, Pkcs11Library } from './pkcs11.ts';

/** A library, and a session that has signed in. */
export interface OpenedToken {
  p11: Pkcs11;
  library: Pkcs11Library;
  session: Handle;
}

export type TokenKind = 'private' | 'public' | 'secret' | 'certificate';

const FOUND_AT_ONCE = 100;

/** What is kept in the token when the session has ended. */
export const kept = ({ p11 }: Pick<OpenedToken, 'p11'>): Attribute => ({ type: p11.CKA_TOKEN, value: true });

/** What never leaves the token. */
export const closed = ({ p11 }: Pick<OpenedToken, 'p11'>): Attribute[] => [
  { type: p11.CKA_PRIVATE, value: true },
  { type: p11.CKA_SENSITIVE, value: true },
  { type: p11.CKA_EXTRACTABLE, value: false },
];

/** The id ties a pair and its certificates together for other programs. */
export const named = ({ p11 }: Pick<OpenedToken, 'p11'>, label: string): Attribute[] => [
  { type: p11.CKA_LABEL, value: label },
  { type: p11.CKA_ID, value: createHash('sha256').update(label).digest().subarray(0, 16) },
];

export const attributeOf = ({ library, session }: OpenedToken, object: Handle, type: number): Buffer =>
  library.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? Buffer.alloc(0);

/** By class and label, or all of a class. */
export function findObjects({ p11, library, session }: OpenedToken, kind: TokenKind, label?: string): Handle[] {
  const classes: Readonly<Record<TokenKind, number>> = {
    private: p11.CKO_PRIVATE_KEY,
    public: p11.CKO_PUBLIC_KEY,
    secret: p11.CKO_SECRET_KEY,
    certificate: p11.CKO_CERTIFICATE,
  };
  const wanted = label === undefined ? [] : [{ type: p11.CKA_LABEL, value: label }];
  library.C_FindObjectsInit(session, [{ type: p11.CKA_CLASS, value: classes[kind] }, kept({ p11 }), ...wanted]);
  const found: Handle[] = [];
  for (let more = library.C_FindObjects(session, FOUND_AT_ONCE); more.length > 0; ) {
    found.push(...more);
    more = library.C_FindObjects(session, FOUND_AT_ONCE);
  }
  library.C_FindObjectsFinal(session);
  return found;
}
