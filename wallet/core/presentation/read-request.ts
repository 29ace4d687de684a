import { REGISTRATION_FORMAT, type Registration, verifyRegistration } from '@mleg/protocol/openid4vp/registration';
import { readRequestLink } from '@mleg/protocol/openid4vp/request-link';
import { claimsOutside } from '@mleg/protocol/openid4vp/within-registration';
import { parseUrl } from '@mleg/protocol/url/parse-url';
import { cardState } from '../card/card-state.ts';
import type { Viewer } from '../records/showing.ts';
import { type LocalText, readLocalText } from '../trust/local-text.ts';
import { plainText } from '../trust/plain-text.ts';
import { isVerifierAddress } from '../trust/trusted-verifiers.ts';
import type { WalletDeps } from '../wallet.ts';
import { fetchRequest } from './fetch-request.ts';
import { asksForPesel, PESEL } from './pesel.ts';
import { postError } from './post-to-verifier.ts';
import type { PresentationRefusal } from './presentation-refusal.ts';
import { readVerifierCertificate, type VerifierCertificate } from './verifier-certificate.ts';
import { type AnswerAddress, type SignedRequest, verifyRequest } from './verify-request.ts';
import { type Way, waysToAnswer } from './ways-to-answer.ts';

/** What a person is told before saying yes. */
export interface PresentationProposal {
  viewer: Viewer;
  /** In the registrar's words; absent for a verifier nobody has registered. */
  purpose?: LocalText;
  /** At least one. */
  ways: readonly Way[];
  request: SignedRequest;
}

type Deps = Pick<WalletDeps, 'fetchFromVerifier' | 'verifiers' | 'vault' | 'now'>;

/**
 * Reads a scanned, pasted or followed request, and finds out who asks, what for, and which cards would do. Nothing of
 * the holder has left the device yet.
 */
export async function readRequest(deps: Deps, text: string): Promise<PresentationProposal | PresentationRefusal> {
  const link = readRequestLink(text);
  if ('refused' in link) return link;
  const fetched = await fetchRequest(deps, link);
  if ('refused' in fetched) return fetched;
  const request = await verifyRequest(deps, link, fetched);
  if ('refused' in request) return request;
  const address = 'error' in request ? request.address : request;
  const certificate = await readVerifierCertificate(address.x5c, deps.verifiers.registrars, deps.now());
  if (certificate === undefined) return { refused: 'wrong-signature' };
  const misdirected = refuseResponseAddress(deps, certificate, address);
  if (misdirected !== undefined) return misdirected;
  if ('error' in request) return { refused: 'unsupported-request', ...(await postError(deps, address, request.error)) };
  const viewer = viewerOf(certificate, request);
  const registration = await findRegistration(deps, request);
  const outside = claimsRefused(certificate, registration, request);
  if (outside !== undefined) return { refused: 'outside-registration', name: viewer.name, claims: outside };
  const ways = await findWays(deps, request);
  if ('refused' in ways) return ways;
  // A registrar could have registered it by mistake: the PESEL goes only to verifiers with a name and a purpose.
  if (!certificate.trusted && ways.some(asksForPesel))
    return { refused: 'outside-registration', name: viewer.name, claims: [PESEL] };
  const purpose = certificate.trusted && registration !== undefined ? purposeOf(registration) : undefined;
  return { viewer, ways, request, ...(purpose === undefined ? {} : { purpose }) };
}

function viewerOf(certificate: VerifierCertificate, { clientId, responseUri }: SignedRequest): Viewer {
  const host = parseUrl(responseUri)?.host ?? '';
  return {
    name: plainText(certificate.name) || host,
    verified: certificate.trusted,
    host,
    id: clientId,
  };
}

/** A trusted certificate names the hosts an answer may go to; for a stranger any verifier's address will do (OpenID4VP 1.0 §14.3.1). */
function refuseResponseAddress(
  { verifiers }: Pick<Deps, 'verifiers'>,
  { trusted, dnsNames }: VerifierCertificate,
  { responseUri }: AnswerAddress,
): PresentationRefusal | undefined {
  const url = parseUrl(responseUri);
  if (url === undefined || !isVerifierAddress(verifiers, responseUri))
    return { refused: 'unsafe-address', host: url?.host ?? '' };
  return trusted && !dnsNames.includes(url.hostname) ? { refused: 'foreign-response-address' } : undefined;
}

async function findRegistration(deps: Deps, request: SignedRequest): Promise<Registration | undefined> {
  for (const { format, data } of request.verifierInfo) {
    if (format !== REGISTRATION_FORMAT) continue;
    const verified = await verifyRegistration(data, {
      clientId: request.clientId,
      now: Math.floor(deps.now().getTime() / 1000),
      resolveRegistrarKey: async (x5c) => {
        const signer = await readVerifierCertificate(x5c, deps.verifiers.registrars, deps.now());
        return signer?.trusted === true && signer.forRegistrations ? signer.key : undefined;
      },
    });
    if ('ok' in verified) return verified.registration;
  }
  return undefined;
}

/**
 * The claims that make this wallet refuse (V50): of a verifier that a registrar names, all that it has not registered;
 * of a stranger, the PESEL. The person decides about the rest.
 */
function claimsRefused(
  { trusted }: VerifierCertificate,
  registration: Registration | undefined,
  { query }: SignedRequest,
): string[] | undefined {
  const asked = query.credentials.flatMap(({ claims = [] }) => claims.map(({ path }) => String(path[0])));
  if (!trusted) return asked.includes(PESEL) ? [PESEL] : undefined;
  if (registration === undefined) return [...new Set(asked)];
  const outside = claimsOutside(query, registration);
  if (outside.length === 0) return undefined;
  return [...new Set(outside.flatMap(({ path }) => (path === undefined ? [] : [String(path[0])])))];
}

async function findWays(deps: Deps, { fullQuery }: SignedRequest): Promise<readonly Way[] | PresentationRefusal> {
  const cards = await deps.vault.list('card');
  const ways = waysToAnswer(fullQuery, cards) ?? [];
  if (ways.length === 0) return { refused: 'no-matching-card' };
  const valid = ways.filter((way) => way.every(({ card }) => cardState(card, deps.now()) === 'valid'));
  return valid.length === 0 ? { refused: 'card-not-valid' } : valid;
}

const purposeOf = ({ purpose }: Registration): LocalText =>
  readLocalText(purpose.map(({ lang, text }) => ({ locale: lang, name: text })));
