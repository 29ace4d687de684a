import { generateEs256Pair, signEs256 } from '@mleg/wallet-core/keys/es256-pair';
import type { KeyRing } from '@mleg/wallet-core/keys/key-ring';
import { DURABLE, type WalletDatabase } from './wallet-database.ts';

const holderKey = (keyId: string): string => `holder/${keyId}`;

/** P-256 keys as the browser's own objects: this origin can sign with them, and nobody can read them out. */
export function createBrowserKeyRing(database: WalletDatabase): KeyRing {
  return {
    async create() {
      const { privateKey, publicJwk } = await generateEs256Pair();
      const keyId = crypto.randomUUID();
      const transaction = database.transaction('keys', 'readwrite', DURABLE);
      await Promise.all([transaction.store.put(privateKey, holderKey(keyId)), transaction.done]);
      return { keyId, publicJwk };
    },
    async sign(keyId, data) {
      const key = await database.get('keys', holderKey(keyId));
      if (key === undefined) throw new Error('no such key on this device');
      return signEs256(key, data);
    },
    async remove(keyIds) {
      const transaction = database.transaction('keys', 'readwrite', DURABLE);
      await Promise.all([...keyIds.map((keyId) => transaction.store.delete(holderKey(keyId))), transaction.done]);
    },
  };
}
