import { askForStamp } from '@mleg/platform/time-stamps/ask-for-stamp';
import type { IssuerDeps } from '../deps.ts';

/**
 * Has each anchor time-stamped that is not yet, the oldest first. Where the authority gives none the rest waits for the
 * next time, and the log says so. @returns false where some are left
 */
export async function stampAnchors(
  deps: Pick<IssuerDeps, 'settings' | 'anchors' | 'fetch' | 'random' | 'log'>,
): Promise<boolean> {
  const { settings, anchors, log } = deps;
  const { timeStamps: authority } = settings;
  if (!authority) return true;
  for (const day of await anchors.unstamped()) {
    const anchor = await anchors.read(day);
    if (!anchor) continue;
    const asked = await askForStamp({ ...deps, authority }, Buffer.from(anchor.head));
    if ('refused' in asked) {
      log.warn({ since: day, why: asked.refused }, 'audit.not-stamped');
      return false;
    }
    await anchors.keepStamp(day, asked.stamp);
  }
  return true;
}
