/**
 * How long tests wait before they give up, in milliseconds. These say when something is broken, never how fast it should
 * be, so they are what a machine needs that has ten times the work; where all is well they cost nothing. No test has a
 * limit of its own.
 */

/** One step: something appears, answers or changes. */
export const STEP = 90_000;

/** A party or a browser comes up. */
export const START = 300_000;

/** A whole test. */
export const TEST = 600_000;
