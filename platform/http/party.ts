/**
 * What every party's server is to the process that runs it. `fetch` is the whole of its web side;
 * `work` starts its jobs (a process may do only one of the two); `stop` finishes what is under way and lets go of
 * connections, and may be called without `work`.
 */
export interface Party {
  /** `connection` is how a request came in over the network; without it, it came from this process. */
  fetch(request: Request, connection?: Connection): Response | Promise<Response>;
  work(): Promise<void>;
  stop(): Promise<void>;
}

/** The HTTP server's own view of a request, of which only the other side's address is of interest. */
export interface Connection {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/** How parties call each other: the global `fetch`, or the other party's own when they share a process. */
export type Fetch = (request: Request) => Promise<Response>;
