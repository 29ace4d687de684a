/**
 * The issuer gave no answer that can be used: it is down, slow, overloaded, or says something that is no answer.
 * Nobody knows whether it acted; whoever catches this says the same again later, under the same id.
 */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  readonly why: 'timeout' | 'unreachable' | 'status' | 'garbage' | 'circuit-open' | 'no-agreement';

  constructor(why: IssuerUnavailable['why'], cause?: unknown) {
    super(`The issuer is unavailable: ${why}.`, { cause });
    this.why = why;
  }
}
