import { StartRefused } from '../start/start-refused.ts';

/** An object, session or slot of a library. */
export type Handle = Buffer;
export interface Attribute {
  type: number;
  value?: number | boolean | string | Buffer;
}
interface Mechanism {
  mechanism: number;
  parameter?: { type: number; kdf: number; publicData: Buffer };
}

/** What we use of a library that speaks to tokens, by the names of the standard (PKCS #11 2.40). */
export interface Pkcs11Library {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { label: string };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_Login(session: Handle, user: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): { value: Buffer }[];
  C_SetAttributeValue(session: Handle, object: Handle, template: Attribute[]): void;
  C_CreateObject(session: Handle, template: Attribute[]): Handle;
  C_DestroyObject(session: Handle, object: Handle): void;
  C_GenerateKey(session: Handle, mechanism: Mechanism, template: Attribute[]): Handle;
  C_GenerateKeyPair(
    session: Handle,
    mechanism: Mechanism,
    publicTemplate: Attribute[],
    privateTemplate: Attribute[],
  ): { publicKey: Handle; privateKey: Handle };
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_Sign(session: Handle, data: Buffer, into: Buffer): Buffer;
  C_DeriveKey(session: Handle, mechanism: Mechanism, key: Handle, template: Attribute[]): Handle;
}

const NAMES = [
  'CKA_CERTIFICATE_TYPE',
  'CKA_CLASS',
  'CKA_DERIVE',
  'CKA_EC_PARAMS',
  'CKA_EC_POINT',
  'CKA_EXTRACTABLE',
  'CKA_ID',
  'CKA_KEY_TYPE',
  'CKA_LABEL',
  'CKA_PRIVATE',
  'CKA_SENSITIVE',
  'CKA_SIGN',
  'CKA_SUBJECT',
  'CKA_TOKEN',
  'CKA_VALUE',
  'CKA_VALUE_LEN',
  'CKA_VERIFY',
  'CKC_X_509',
  'CKD_NULL',
  'CKF_RW_SESSION',
  'CKF_SERIAL_SESSION',
  'CKK_GENERIC_SECRET',
  'CKM_ECDH1_DERIVE',
  'CKM_ECDSA',
  'CKM_EC_KEY_PAIR_GEN',
  'CKM_GENERIC_SECRET_KEY_GEN',
  'CKM_SHA256_HMAC',
  'CKO_CERTIFICATE',
  'CKO_PRIVATE_KEY',
  'CKO_PUBLIC_KEY',
  'CKO_SECRET_KEY',
  'CKU_USER',
  'CKR_USER_ALREADY_LOGGED_IN',
  'CK_PARAMS_EC_DH',
] as const;

export type Pkcs11 = Record<(typeof NAMES)[number], number> & { PKCS11: new () => Pkcs11Library };

/** A variable, because the package is optional: where it could not be built, everything else works without it. */
const PACKAGE: string = 'pkcs11js';

/** Throws `StartRefused` where the package is not there. */
export async function loadPkcs11(): Promise<Pkcs11> {
  try {
    const loaded = (await import(PACKAGE)) as Pkcs11 & { default?: Pkcs11 };
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new StartRefused(
      'Keys in a token need the package pkcs11js, which is built when it is installed: install python3, make and g++, then npm ci.',
      { cause },
    );
  }
}

/** One for each path: a library is initialised once in a process. */
const libraries = new Map<string, Pkcs11Library>();

/** Throws `StartRefused` where the file is no such library. */
export function openLibrary(p11: Pkcs11, module: string): Pkcs11Library {
  const known = libraries.get(module);
  if (known) return known;
  const library = new p11.PKCS11();
  try {
    library.load(module);
    library.C_Initialize();
  } catch (cause) {
    throw new StartRefused(`${module} is no library for tokens that could be loaded (PKCS #11).`, { cause });
  }
  libraries.set(module, library);
  return library;
}
