import { type Es256PrivateKey, generateEs256Pair, signEs256 } from './es256-pair.ts';
import type { KeyRing } from './key-ring.ts';

/** Keys that live as long as the process: for wallets in Node. */
export function createMemoryKeyRing(): KeyRing {
  const keys = new Map<string, Es256PrivateKey>();
  return {
    async create() {
      const { privateKey, publicJwk } = await generateEs256Pair();
      const keyId = crypto.randomUUID();
      keys.set(keyId, privateKey);
      return { keyId, publicJwk };
    },
    async sign(keyId, data) {
      const key = keys.get(keyId);
      if (key === undefined) throw new Error('no such key on this device');
      return signEs256(key, data);
    },
    async remove(keyIds) {
      for (const keyId of keyIds) keys.delete(keyId);
    },
  };
}
