/** What an operator decides; the defaults are in `DEFAULT_LIMITS`. */
export interface IssuerSettings {
  /** `https://issuer.example`: the issuer's identifier and the start of all its addresses; no path, no slash. */
  origin: string;
  /** Who issues, as wallets and certificates show it. */
  authorityName: string;
  /** Whether a reverse proxy of our own stands in front, whose `X-Forwarded-For` may be believed. */
  behindProxy?: boolean;
  /** Security events may go to private addresses: for one machine and for tests, never on the Internet (D64). */
  allowPrivateEventEndpoints?: boolean;
  /** Where the build of the desk's pages is; without it only its API is served. */
  deskDirectory?: string;
  limits?: Partial<IssuerLimits>;
}

export interface IssuerLimits {
  /** Offers, codes and tokens that lead nowhere, per address and minute; what is found costs nothing. */
  missesPerMinute: number;
  /** Redemptions tried on one offer per minute, right or wrong. */
  attemptsPerOfferPerMinute: number;
}

export const DEFAULT_LIMITS: IssuerLimits = {
  missesPerMinute: 60,
  attemptsPerOfferPerMinute: 10,
};
