/**
 * One key of a use. Which of them is next, in use or before follows from the times alone, so that every process which
 * has read the same calendar says the same, and a turn needs nobody to be told at its moment.
 */
export interface KeyGeneration {
  use: string;
  /** Counts from 1. */
  generation: number;
  kid: string;
  madeAt: Date;
  /** From then on it signs, or is what others encrypt to, until a later one does. */
  signsFrom: Date;
  /** Of its certificate, where it has one. */
  endsAt: Date | null;
}

/** What a party remembers of its keys' turns, apart from the keys. All processes of the party see the same one. */
export interface KeyCalendar {
  /** By use and generation, the first ones first. */
  read(): Promise<readonly KeyGeneration[]>;
  /** The first one stays, whoever else adds the same generation at the same time. */
  add(generation: KeyGeneration): Promise<void>;
}

/** The store's name for a key: the first generation has the name of its use, as it had before there were others. */
export const nameOfKey = (use: string, generation: number): string => (generation === 1 ? use : `${use}-${generation}`);

/** The one that signs at `now`; of a use that has any, the first one where all are still to come. */
export function generationInUse(generations: readonly KeyGeneration[], now: Date): KeyGeneration | undefined {
  return generations.findLast(({ signsFrom }) => signsFrom <= now) ?? generations[0];
}

export type KeyState = 'next' | 'in-use' | 'before';

/** @param generations all of the use, the first ones first */
export function stateOfKey(generations: readonly KeyGeneration[], one: KeyGeneration, now: Date): KeyState {
  const inUse = generationInUse(generations, now);
  if (one.generation === inUse?.generation) return 'in-use';
  return one.generation > (inUse?.generation ?? 0) ? 'next' : 'before';
}
