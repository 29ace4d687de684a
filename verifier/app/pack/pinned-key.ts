import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { InspectorDatabase } from './inspector-database.ts';

/**
 * The key whose day packs this app accepts first: it is asked for once, at the server the app came from. Each pack names
 * those that may sign the one after it.
 * Undefined when it has never been asked and there is no network.
 */
export async function pinnedKey(database: InspectorDatabase): Promise<EcPublicJwk | undefined> {
  const kept = await database.read('key');
  if (kept) return kept;
  const key = await fetchKey();
  if (key) await database.write('key', key);
  return key;
}

async function fetchKey(): Promise<EcPublicJwk | undefined> {
  try {
    const response = await fetch('/day-pack/key');
    if (!response.ok) return undefined;
    const parsed = parseEcPublicJwk(await response.json());
    return 'ok' in parsed ? parsed.jwk : undefined;
  } catch {
    return undefined;
  }
}
