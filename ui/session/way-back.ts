/** The sign-in page's search: `back` is the page that was asked for before anybody was signed in. */
export function wayBackSearch(search: Record<string, unknown>): { back?: string } {
  return typeof search['back'] === 'string' ? { back: search['back'] } : {};
}

/** Only a path of this app: an address from elsewhere must not lead anybody away after signing in. */
export function placeToReturn(back: string | undefined, otherwise: string): string {
  return back?.startsWith('/') && !back.startsWith('//') && !back.includes('\\') ? back : otherwise;
}
