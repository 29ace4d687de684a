/** D57: from here on one person alone is not enough. */
const PEOPLE = 20;
const SHARE_OF_LIVE_CARDS = 0.1;

/**
 * Whether a second person has to approve. What the same person has done alone within the last day counts too: two
 * halves are one whole. One single person is what the office may do by hand anyway.
 */
export function needsSecondPerson({ people, recent, live }: { people: number; recent: number; live: number }): boolean {
  const all = people + recent;
  return all > 1 && (all > PEOPLE || all > live * SHARE_OF_LIVE_CARDS);
}
