/** Pages live behind the `#`, so that no address of one, and no code in one, ever reaches a server. */
export type Route =
  | { page: 'home' }
  | { page: 'add'; code?: string }
  | { page: 'activation'; activationId: string }
  | { page: 'card'; cardId: string }
  | { page: 'inspection'; cardId: string }
  | { page: 'settings' }
  /** With a request: of a link that was followed. */
  | { page: 'show'; request?: string }
  | { page: 'history' };

const INSPECTION = /^\/cards\/([\w-]{1,64})\/inspection$/;
const CARD = /^\/cards\/([\w-]{1,64})$/;
const ACTIVATION = /^\/add\/([\w-]{1,64})$/;

/** Reads `#/cards/…`. What it does not know is the first page. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const inspected = INSPECTION.exec(path)?.[1];
  if (inspected !== undefined) return { page: 'inspection', cardId: inspected };
  const cardId = CARD.exec(path)?.[1];
  if (cardId !== undefined) return { page: 'card', cardId };
  const activationId = ACTIVATION.exec(path)?.[1];
  if (activationId !== undefined) return { page: 'activation', activationId };
  if (path === '/settings') return { page: 'settings' };
  if (path === '/history') return { page: 'history' };
  if (path === '/show') return query === '' ? { page: 'show' } : { page: 'show', request: `openid4vp://?${query}` };
  if (path === '/add') return query === '' ? { page: 'add' } : { page: 'add', code: offerLink(query) };
  return { page: 'home' };
}

/** A link to the wallet carries the members of an offer (OpenID4VCI 1.0 §4.1.3); the core reads them in their own scheme. */
const offerLink = (query: string): string => `openid-credential-offer://?${query}`;

export function hrefOf(route: Route): string {
  if (route.page === 'activation') return `#/add/${route.activationId}`;
  if (route.page === 'card') return `#/cards/${route.cardId}`;
  if (route.page === 'inspection') return `#/cards/${route.cardId}/inspection`;
  return { home: '#/', add: '#/add', settings: '#/settings', show: '#/show', history: '#/history' }[route.page];
}
