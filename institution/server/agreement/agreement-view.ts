import { createHash } from 'node:crypto';
import type { AgreementForm, AgreementView } from '@mleg/institution-contract/agreement';
import type { AgreementApplication, AgreementReport, AskedChange } from '@mleg/issuer-contract/agreement';
import { type PublicJwk, termsOf } from '@mleg/issuer-contract/institution';
import { ownRegistration } from './own-registration.ts';
import type { AgreementDeps } from './say-about-agreement.ts';
import { vouchedOtherwise } from './vouched-otherwise.ts';

/** What the office's page shows: the institution's own side, and what the Ministry has said. */
export async function agreementView(
  deps: AgreementDeps,
  known: AgreementReport | 'none' | 'unknown',
): Promise<AgreementView> {
  const { institutionId, kind, registryNumber, eventsEndpoint = '', ...registration } = await ownRegistration(deps);
  const { name, shortName, address, domain } = registration;
  const own = {
    institutionId,
    name,
    ...(shortName ? { shortName } : {}),
    ...(address ? { address } : {}),
    ...(domain ? { domain } : {}),
    kind,
    registryNumber,
    eventsEndpoint,
    codesFor: registration.policies.codesFor ?? ('holder' as const),
    cardTypes: [...registration.policies.cardTypes],
    signingKey: fingerprint(registration.signingKey),
    encryptionKey: fingerprint(registration.encryptionKey),
  };
  if (typeof known === 'string') return { standing: known, own, messages: [] };
  const { state: standing, changedAt, endOfCards, application, terms, askedChange, messages } = known;
  const otherwise = vouchedOtherwise(deps, known);
  return {
    standing,
    changedAt,
    own,
    terms,
    messages,
    ...(otherwise ? { otherwise } : {}),
    ...(askedChange ? { asked: askedView(askedChange) } : {}),
    ...(endOfCards ? { endOfCards } : {}),
    ...(application ? { form: formOf(application) } : {}),
  };
}

/** What the office has filled in, as the members of an application. */
export async function applicationOf(deps: AgreementDeps, form: AgreementForm): Promise<AgreementApplication> {
  return {
    registration: await ownRegistration(deps, termsOf(form)),
    address: { street: form.street, postalCode: form.postalCode, city: form.city },
    contact: { name: form.contactName, email: form.contactEmail, phone: form.contactPhone },
    signatory: { name: form.signatoryName, position: form.signatoryPosition, email: form.signatoryEmail },
  };
}

function formOf({ registration, address, contact, signatory }: AgreementApplication): AgreementForm {
  return {
    ...address,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    signatoryName: signatory.name,
    signatoryPosition: signatory.position,
    signatoryEmail: signatory.email,
    ...termsOf(registration.policies),
  };
}

function askedView({ terms, signingKey, facts }: AskedChange) {
  return { terms, ...(facts ? { facts } : {}), ...(signingKey ? { signingKey: fingerprint(signingKey) } : {}) };
}

/** RFC 7638 §3, in groups of four: the Ministry's desk shows the same. */
function fingerprint({ crv, kty, x, y }: PublicJwk): string {
  const hex = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex');
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}
