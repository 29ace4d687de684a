/** How long a click waits for the issuer; after that a job goes on. */
export const CLICK_PATIENCE_MS = 2_000;
/** How long a job waits for an answer of the issuer. */
export const JOB_PATIENCE_MS = 10_000;
