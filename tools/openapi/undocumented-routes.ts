import type { Route, Server } from '@mleg/testing/routes/served-routes';

const PAGES = 'pages: files and headers for browsers';
const EVERY_REQUEST = 'concerns every request below it: limits, headers, who may ask';
const CONTRACT = 'answers the procedures of a contract, which are in the document one by one';
const OPERATOR = 'asked by whoever runs the process: docs/operations.md';
const THE_DOCUMENT = 'the document itself';
const KEYS = 'a key set: RFC 7517';
const OPENID4VCI = 'an open standard: OpenID4VCI 1.0';
const OPENID4VP = 'an open standard: OpenID4VP 1.0';
const STATUS_LIST = 'an open standard: Token Status List';

const HEALTH = { 'GET /health/live': OPERATOR, 'GET /health/ready': OPERATOR };
/** Of parties with a database. */
const KEPT = { ...HEALTH, 'GET /health/invariants': OPERATOR };

/** Routes that are in none of our OpenAPI documents, each with the reason. Whatever is new is in a document or here. */
export const UNDOCUMENTED: Readonly<Record<Server, Readonly<Record<Route, string>>>> = {
  institution: {
    ...KEPT,
    'ALL /*': EVERY_REQUEST,
    'ALL /api/*': CONTRACT,
    'GET /api/openapi.json': THE_DOCUMENT,
    'GET /.well-known/jwks.json': KEYS,
    'POST /issuer-events': 'an open standard: push of security events, RFC 8935; the events are in issuer/contract',
    'GET /instruction/{file}': PAGES,
    'GET /*': PAGES,
  },
  issuer: {
    ...KEPT,
    'GET /health/keys': OPERATOR,
    'ALL /*': EVERY_REQUEST,
    'ALL /institution-api/*': CONTRACT,
    'GET /institution-api/openapi.json': THE_DOCUMENT,
    'POST /institution-api/token':
      'an open standard: RFC 6749 §4.4 with RFC 7523; the document names it as its tokenUrl',
    'ALL /desk/*': EVERY_REQUEST,
    'ALL /desk/api/*': CONTRACT,
    'GET /desk': PAGES,
    'GET /desk/*': PAGES,
    'GET /.well-known/oauth-authorization-server': 'an open standard: RFC 8414',
    'GET /.well-known/openid-credential-issuer': OPENID4VCI,
    'GET /compact-card-configurations': 'a document of our own: docs/specifications/compact-card-issuing.md',
    'GET /authorize': 'a page for people: RFC 6749 §4.1.2.1',
    'GET /logo.png': 'a picture that the metadata name',
    'GET /offers/{handle}': OPENID4VCI,
    'POST /token': OPENID4VCI,
    'POST /nonce': OPENID4VCI,
    'POST /credential': OPENID4VCI,
    'POST /notification': OPENID4VCI,
    'GET /types/{name}/{version}': 'an open standard: type metadata of SD-JWT VC',
    'GET /jwks': KEYS,
    'GET /certificates/root.pem': 'a certificate: RFC 7468',
    'GET /status-lists': STATUS_LIST,
    'GET /status-lists/{id}': STATUS_LIST,
    'GET /audit-head': 'a signed document of our own: docs/specifications/journal.md',
    'GET /audit-anchors': 'the days of them: docs/specifications/journal.md',
    'GET /audit-anchors/{file}': 'heads as at /audit-head, and RFC 3161: docs/specifications/journal.md',
    'GET /trust-list': 'a signed document of our own: docs/specifications/trust-list.md',
  },
  wallet: {
    ...HEALTH,
    'ALL /*': EVERY_REQUEST,
    'ALL /relay/*': EVERY_REQUEST,
    'GET /*': PAGES,
  },
  verifier: {
    ...HEALTH,
    'ALL /*': EVERY_REQUEST,
    'ALL /relying-party-api/*': CONTRACT,
    'GET /relying-party-api/openapi.json': THE_DOCUMENT,
    'GET /relying-party-api/jwks.json': KEYS,
    'ALL /demo/api/*': CONTRACT,
    'ALL /openid4vp/*': EVERY_REQUEST,
    'GET /openid4vp/requests/{handle}': OPENID4VP,
    'POST /openid4vp/requests/{handle}': OPENID4VP,
    'POST /openid4vp/responses/{handle}': OPENID4VP,
    'ALL /questions/*': EVERY_REQUEST,
    'ALL /questions/{code}/*': EVERY_REQUEST,
    'ALL /': PAGES,
    'GET /': PAGES,
    'GET /readiness.css': PAGES,
    'ALL /receipts': PAGES,
    'GET /receipts': PAGES,
    'POST /receipts': PAGES,
    'ALL /inspector/*': PAGES,
    'GET /inspector': PAGES,
    'GET /inspector/*': PAGES,
    'GET /demo': PAGES,
    'GET /demo/*': PAGES,
  },
};
