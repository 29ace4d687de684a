/**
 * A standby that takes over breaks every connection. After one has broken, nobody is answered before journal and
 * database were compared: else a code that was used in commits that are lost would work until the next round.
 * @param lostConnections how many have broken so far
 */
export function createSureOfDatabase(lostConnections: () => number, compare: () => Promise<void>): () => Promise<void> {
  let seen = lostConnections();
  let comparing: Promise<void> | undefined;
  const compareNow = async () => {
    const lost = lostConnections();
    await compare();
    seen = lost;
  };
  return async () => {
    if (lostConnections() === seen) return;
    comparing ??= compareNow().finally(() => {
      comparing = undefined;
    });
    await comparing;
  };
}
