import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { StartRefused } from '../start/start-refused.ts';
import { type Handle, loadPkcs11, openLibrary, type Pkcs11Library } from './pkcs11.ts';
import type { TokenAddress, TokenName } from './token-address.ts';
import { attributeOf, closed, findObjects, kept, named, type OpenedToken, type TokenKind } from './token-objects.ts';

/** Of a key or certificate in a token; worth something in the session that found it. */
export type TokenObject = Handle;
export interface TokenPair {
  publicKey: TokenObject;
  privateKey: TokenObject;
}

/** What the key store needs of a token (PKCS #11 2.40). Nothing here gives a private or secret key away. */
export interface TokenSession {
  /** By class and label, or all of a class. */
  find(kind: TokenKind, label?: string): TokenObject[];
  labelOf(object: TokenObject): string;
  relabel(object: TokenObject, label: string): void;
  destroy(object: TokenObject): void;
  /** A P-256 pair that stays in the token, for signatures or for agreeing on keys. */
  makePair(label: string, use: 'sign' | 'derive'): TokenPair;
  /** x and y. */
  pointOf(publicKey: TokenObject): { x: Buffer; y: Buffer };
  /** ES256: 64 bytes, r then s. */
  sign(privateKey: TokenObject, data: Uint8Array): Buffer;
  /** The x of the point that both sides come to (NIST SP 800-56A §5.7.1.2). */
  agree(privateKey: TokenObject, point: Buffer): Buffer;
  /** A key for HMAC that stays in the token. */
  makeSecret(label: string): TokenObject;
  hmac(secret: TokenObject, data: string): Buffer;
  keepCertificate(label: string, certificate: { der: Buffer; subject: Buffer }): void;
  certificate(object: TokenObject): Buffer;
}

const P256 = Buffer.from('06082a8648ce3d030107', 'hex');
const POINT_BYTES = 65;
const FIELD_BYTES = 32;

/** A token and what opens it: a file, or what people have typed. */
export type OpenableToken = TokenAddress | (TokenName & { pin: string });

/** Opens and signs in. Throws `StartRefused` where module, token or PIN are not what they were said to be. */
export async function openTokenSession(address: OpenableToken): Promise<TokenSession> {
  const { module, token } = address;
  const p11 = await loadPkcs11();
  const pin = 'pin' in address ? address.pin : await readPin(address);
  const library = openLibrary(p11, module);
  const slot = slotOf(library, { module, token });
  const session = library.C_OpenSession(slot, p11.CKF_SERIAL_SESSION | p11.CKF_RW_SESSION);
  try {
    library.C_Login(session, p11.CKU_USER, pin);
  } catch (error) {
    if (codeOf(error) !== p11.CKR_USER_ALREADY_LOGGED_IN) {
      throw new StartRefused(
        `The token ${token} does not take the PIN ${'pin' in address ? 'that was typed' : `in ${address.pinFile}`}. Put it right before you start again: after a few wrong ones a token locks itself.`,
      );
    }
  }
  const opened = { p11, library, session };
  return { ...objectsOf(opened), ...pairsOf(opened), ...secretsOf(opened) };
}

async function readPin({ token, pinFile }: TokenAddress): Promise<string> {
  const text = await readFile(pinFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(`The PIN of the token ${token} cannot be read from ${pinFile} (${error.code}).`);
  });
  return text.replace(/\r?\n$/, '');
}

/** The one with the token. */
function slotOf(library: Pkcs11Library, { module, token }: TokenName): Handle {
  const labels = library
    .C_GetSlotList(true)
    .map((slot) => ({ slot, label: library.C_GetTokenInfo(slot).label.trimEnd() }));
  const { slot } = labels.find(({ label }) => label === token) ?? {};
  if (slot) return slot;
  const others = labels.map(({ label }) => label).filter((label) => label !== '');
  throw new StartRefused(
    [
      `There is no token ${token} in ${module}, which has ${others.length > 0 ? others.join(', ') : 'none'}.`,
      'Nothing was made or signed. Plug the token in or connect the module, or mend the address that names it.',
    ].join('\n'),
  );
}

const codeOf = (error: unknown) => (error as { code?: number }).code;

type ObjectCalls = 'find' | 'labelOf' | 'relabel' | 'destroy' | 'keepCertificate' | 'certificate';

function objectsOf(opened: OpenedToken): Pick<TokenSession, ObjectCalls> {
  const { p11, library, session } = opened;
  return {
    find: (kind, label) => findObjects(opened, kind, label),
    labelOf: (object) => attributeOf(opened, object, p11.CKA_LABEL).toString(),
    relabel: (object, label) => library.C_SetAttributeValue(session, object, named(opened, label)),
    destroy: (object) => library.C_DestroyObject(session, object),
    keepCertificate: (label, { der, subject }) => {
      library.C_CreateObject(session, [
        kept(opened),
        ...named(opened, label),
        { type: p11.CKA_CLASS, value: p11.CKO_CERTIFICATE },
        { type: p11.CKA_CERTIFICATE_TYPE, value: p11.CKC_X_509 },
        { type: p11.CKA_PRIVATE, value: false },
        { type: p11.CKA_SUBJECT, value: subject },
        { type: p11.CKA_VALUE, value: der },
      ]);
    },
    certificate: (object) => attributeOf(opened, object, p11.CKA_VALUE),
  };
}

function pairsOf(opened: OpenedToken): Pick<TokenSession, 'makePair' | 'pointOf' | 'sign' | 'agree'> {
  const { p11, library, session } = opened;
  return {
    makePair: (label, use) =>
      library.C_GenerateKeyPair(
        session,
        { mechanism: p11.CKM_EC_KEY_PAIR_GEN },
        [
          kept(opened),
          ...named(opened, label),
          { type: p11.CKA_EC_PARAMS, value: P256 },
          { type: p11.CKA_VERIFY, value: use === 'sign' },
        ],
        [
          kept(opened),
          ...named(opened, label),
          ...closed(opened),
          { type: p11.CKA_SIGN, value: use === 'sign' },
          { type: p11.CKA_DERIVE, value: use === 'derive' },
        ],
      ),
    pointOf: (publicKey) => {
      // An OCTET STRING around it (PKCS #11 2.40 §2.3.3), or as some modules have it, none.
      const point = attributeOf(opened, publicKey, p11.CKA_EC_POINT).subarray(-POINT_BYTES);
      return { x: point.subarray(1, 1 + FIELD_BYTES), y: point.subarray(1 + FIELD_BYTES) };
    },
    sign: (privateKey, data) => {
      library.C_SignInit(session, { mechanism: p11.CKM_ECDSA }, privateKey);
      return library.C_Sign(session, createHash('sha256').update(data).digest(), Buffer.alloc(2 * FIELD_BYTES));
    },
    agree: (privateKey, point) => {
      const parameter = { type: p11.CK_PARAMS_EC_DH, kdf: p11.CKD_NULL, publicData: point };
      const derived = library.C_DeriveKey(session, { mechanism: p11.CKM_ECDH1_DERIVE, parameter }, privateKey, [
        { type: p11.CKA_CLASS, value: p11.CKO_SECRET_KEY },
        { type: p11.CKA_KEY_TYPE, value: p11.CKK_GENERIC_SECRET },
        { type: p11.CKA_TOKEN, value: false },
        { type: p11.CKA_SENSITIVE, value: false },
        { type: p11.CKA_EXTRACTABLE, value: true },
        { type: p11.CKA_VALUE_LEN, value: FIELD_BYTES },
      ]);
      const agreed = attributeOf(opened, derived, p11.CKA_VALUE);
      library.C_DestroyObject(session, derived);
      return agreed;
    },
  };
}

function secretsOf(opened: OpenedToken): Pick<TokenSession, 'makeSecret' | 'hmac'> {
  const { p11, library, session } = opened;
  return {
    makeSecret: (label) =>
      library.C_GenerateKey(session, { mechanism: p11.CKM_GENERIC_SECRET_KEY_GEN }, [
        kept(opened),
        ...named(opened, label),
        ...closed(opened),
        { type: p11.CKA_KEY_TYPE, value: p11.CKK_GENERIC_SECRET },
        { type: p11.CKA_VALUE_LEN, value: FIELD_BYTES },
        { type: p11.CKA_SIGN, value: true },
      ]),
    hmac: (secret, data) => {
      library.C_SignInit(session, { mechanism: p11.CKM_SHA256_HMAC }, secret);
      return library.C_Sign(session, Buffer.from(data), Buffer.alloc(FIELD_BYTES));
    },
  };
}
