import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { type AgentContext, Kms } from '@credo-ts/core';
import { agreedKey } from './agreed-key.ts';

type PrivateJwk = Extract<Kms.KmsJwkPrivate, { kty: 'EC' }>;

/** Credo's P-256 keys in memory. What it would need beyond signing and agreeing upon keys throws: then the foreign side is at fault, not we. */
export class MemoryKeys implements Kms.KeyManagementService {
  readonly backend = 'memory';
  readonly #keys = new Map<string, PrivateJwk>();

  isOperationSupported(_: AgentContext, operation: Kms.KmsOperation): boolean {
    if (operation.operation === 'createKey') return operation.type.kty === 'EC' && operation.type.crv === 'P-256';
    if (operation.operation === 'sign' || operation.operation === 'verify') return operation.algorithm === 'ES256';
    if (operation.operation === 'encrypt') return operation.encryption.algorithm.endsWith('GCM');
    if (operation.operation === 'decrypt') return operation.decryption.algorithm.endsWith('GCM');
    return operation.operation === 'randomBytes' || operation.operation === 'deleteKey';
  }

  async createKey<Type extends Kms.KmsCreateKeyType>(
    _: AgentContext,
    { keyId = randomUUID() }: Kms.KmsCreateKeyOptions<Type>,
  ): Promise<Kms.KmsCreateKeyReturn<Type>> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#keys.set(keyId, { ...(privateKey.export({ format: 'jwk' }) as PrivateJwk), kid: keyId });
    return { keyId, publicJwk: await this.getPublicKey(_, keyId) } as Kms.KmsCreateKeyReturn<Type>;
  }

  async getPublicKey(_: AgentContext, keyId: string): Promise<Kms.KmsJwkPublic | null> {
    const key = this.#keys.get(keyId);
    return key ? { kty: 'EC', crv: 'P-256', x: key.x, y: key.y, kid: keyId } : null;
  }

  async deleteKey(_: AgentContext, { keyId }: Kms.KmsDeleteKeyOptions): Promise<boolean> {
    return this.#keys.delete(keyId);
  }

  async sign(_: AgentContext, { keyId, data }: Kms.KmsSignOptions): Promise<Kms.KmsSignReturn> {
    const jwk = this.#keys.get(keyId);
    if (!jwk) throw new Error(`There is no key ${keyId}.`);
    const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
    return { signature: Uint8Array.from(sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })) };
  }

  async verify(context: AgentContext, options: Kms.KmsVerifyOptions): Promise<Kms.KmsVerifyReturn> {
    const jwk = options.key.publicJwk ?? (await this.getPublicKey(context, options.key.keyId ?? ''));
    if (!jwk) return { verified: false };
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const isGood = verify('sha256', options.data, { key, dsaEncoding: 'ieee-p1363' }, options.signature);
    return isGood ? { verified: true, publicJwk: jwk } : { verified: false };
  }

  randomBytes(_: AgentContext, { length }: Kms.KmsRandomBytesOptions): Kms.KmsRandomBytesReturn {
    return Uint8Array.from(randomBytes(length));
  }

  async encrypt(_: AgentContext, { key, data, encryption }: Kms.KmsEncryptOptions): Promise<Kms.KmsEncryptReturn> {
    const aad = 'aad' in encryption && encryption.aad !== undefined ? encryption.aad : new Uint8Array();
    const { encrypted, iv, tag } = this.#agreed(key.keyAgreement, encryption.algorithm).encrypt(data, aad);
    return { encrypted: Uint8Array.from(encrypted), iv: Uint8Array.from(iv), tag: Uint8Array.from(tag) };
  }

  async decrypt(_: AgentContext, { key, encrypted, decryption }: Kms.KmsDecryptOptions): Promise<Kms.KmsDecryptReturn> {
    if (!('tag' in decryption) || !('aad' in decryption)) throw new Error('Only what has a tag is here.');
    const { iv, tag, aad = new Uint8Array() } = decryption;
    if (iv === undefined) throw new Error('Only what has begun somewhere is here.');
    const data = this.#agreed(key.keyAgreement, decryption.algorithm).decrypt(encrypted, { iv, tag, aad });
    return { data: Uint8Array.from(data) };
  }

  #agreed(agreement: Agreement | undefined, algorithm: string) {
    const own = this.#keys.get(agreement?.keyId ?? '');
    if (own === undefined || agreement?.algorithm !== 'ECDH-ES' || agreement.externalPublicJwk === undefined)
      throw new Error('Only ECDH-ES with a key that is kept is here.');
    const { apu, apv, externalPublicJwk } = agreement;
    return agreedKey({
      privateKey: createPrivateKey({ key: { ...own }, format: 'jwk' }),
      publicKey: createPublicKey({ key: { ...externalPublicJwk }, format: 'jwk' }),
      algorithm,
      apu,
      apv,
    });
  }

  importKey = notHere;
}

interface Agreement {
  keyId?: string | undefined;
  algorithm: string;
  externalPublicJwk?: object | undefined;
  apu?: Uint8Array | undefined;
  apv?: Uint8Array | undefined;
}

const notHere = async (): Promise<never> => {
  throw new Error('Keys are made here and come from nowhere else.');
};
