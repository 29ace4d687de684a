/**
 * The issuer gave no answer that can be used: it is down, slow, overloaded, or says something that is no answer.
 * Nobody knows whether it acted; whoever catches this says the same again later, under the same id.
 */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  /** `halted`: it is there and takes everything but what cards are signed for. */
  readonly why: 'timeout' | 'unreachable' | 'status' | 'garbage' | 'circuit-open' | 'no-agreement' | 'halted';

  constructor(why: IssuerUnavailable['why'], cause?: unknown) {
    super(`The issuer is unavailable: ${why}.`, { cause });
    this.why = why;
  }
}
