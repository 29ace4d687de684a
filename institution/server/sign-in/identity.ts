/** Who somebody is, in the words of whoever vouches for it. The pair names one account and is never reused (D63). */
export interface Identity {
  provider: string;
  subject: string;
}

/**
 * A way of proving who one is. Local accounts are one (the proof is a password); the university's OpenID Connect
 * provider fits the same shape: the proof is its callback's query with what was remembered at the start, the subject is
 * the ID token's `sub`. Obligations: answers `undefined` for every proof that does not hold, and takes the same time
 * whether or not the account exists; what comes of an identity (account, session) is not its business.
 */
export interface IdentityProvider<Proof> {
  readonly name: string;
  identify(proof: Proof): Promise<Identity | undefined>;
}
