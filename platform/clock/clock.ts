/** Everything that asks for the time asks this, so that a test can be thirty days and one second later. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
