interface CookieRule {
  readonly name: string;
  /** `Strict` where no page elsewhere and no e-mail links into the app. */
  readonly sameSite: 'Lax' | 'Strict';
  /** Whether people come over https. */
  readonly secure: boolean;
  /** Milliseconds. Missing: it ends with the browser. */
  readonly kept?: number;
}

/** How a party keeps the token of a session in a browser: out of reach of scripts and of other origins. */
export interface SessionCookie {
  /** The token in a `Cookie` header, if there is one. */
  read(header: string | null): string | undefined;
  /** `Set-Cookie`. How long what it stands for lasts is the server's to say. */
  set(token: string): string;
  /** `Set-Cookie` that takes it away. */
  expire(): string;
}

export function sessionCookie({ name, sameSite, secure, kept }: CookieRule): SessionCookie {
  // With the prefix a browser takes the cookie from this very origin only, over https (RFC 6265bis §4.1.3.2).
  const start = `${secure ? `__Host-${name}` : name}=`;
  const attributes = `Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
  const age = kept === undefined ? '' : `Max-Age=${Math.floor(kept / 1_000)}; `;
  return {
    read: (header) =>
      header
        ?.split(/;\s*/)
        .find((pair) => pair.startsWith(start))
        ?.slice(start.length) || undefined,
    set: (token) => `${start}${token}; ${age}${attributes}`,
    expire: () => `${start}; Max-Age=0; ${attributes}`,
  };
}
