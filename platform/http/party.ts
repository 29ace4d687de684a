/**
 * What every party's server is to the process that runs it. `fetch` is the whole of its web side;
 * `work` starts its jobs (a process may do only one of the two); `stop` finishes what is under way and lets go of
 * connections, and may be called without `work`.
 */
export interface Party {
  fetch(request: Request): Response | Promise<Response>;
  work(): Promise<void>;
  stop(): Promise<void>;
}

/** How parties call each other: the global `fetch`, or the other party's own when they share a process. */
export type Fetch = (request: Request) => Promise<Response>;
