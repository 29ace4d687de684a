/** What is kept of a passkey. */
export interface Passkey {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  /** As the authenticator counts its signatures; those that are synchronised always say 0. */
  counter: number;
  transports: string[];
}

/** What the browser gave, of which only the id is looked at before the library has checked all of it. */
export interface PasskeyResponse {
  id: string;
}

/** A party to a browser: passkeys are bound to its host. */
export interface RelyingParty {
  origin: string;
  name: string;
}
