import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { type CredentialErrorCode, type ProtocolError, protocolError } from './protocol-error.ts';

export type CredentialRequest = {
  credential: { configurationId: string } | { identifier: string };
  /** Compact key proofs, at least one. */
  proofs: string[];
};

export type CredentialRequestRefusal =
  | 'not-an-object'
  | 'encryption-not-offered'
  | 'no-single-credential'
  | 'missing-proofs'
  | 'no-single-proof-type'
  | 'unsupported-proof-type'
  | 'malformed-proofs'
  | 'too-many-proofs';

export type CredentialRequestResult =
  | { ok: true; request: CredentialRequest }
  | { refused: CredentialRequestRefusal; error: ProtocolError<CredentialErrorCode> };

/**
 * OpenID4VCI 1.0 §8.2. `batchSize` is what the metadata promises; without batches, 1. Unknown members are ignored,
 * those of drafts (`format`, `proof`) among them; what asks for encryption is known, and must not be passed over.
 */
export function parseCredentialRequest(input: JsonValue, options: { batchSize: number }): CredentialRequestResult {
  if (!isJsonObject(input)) return invalid('not-an-object', 'The request is not a JSON object.');
  if (Object.hasOwn(input, 'credential_response_encryption'))
    return refuse('encryption-not-offered', 'invalid_encryption_parameters', 'Encrypted responses are not offered.');
  const credential = readCredential(input);
  if (credential === undefined)
    return invalid('no-single-credential', 'Send credential_configuration_id or credential_identifier, and one only.');
  return readProofs(input['proofs'], credential, options.batchSize);
}

function readCredential(input: JsonObject): CredentialRequest['credential'] | undefined {
  const { credential_configuration_id: configurationId, credential_identifier: identifier } = input;
  if (isName(configurationId) && identifier === undefined) return { configurationId };
  return isName(identifier) && configurationId === undefined ? { identifier } : undefined;
}

function readProofs(
  proofs: JsonValue | undefined,
  credential: CredentialRequest['credential'],
  batchSize: number,
): CredentialRequestResult {
  if (proofs === undefined) return refuse('missing-proofs', 'invalid_proof', 'proofs is missing.');
  if (!isJsonObject(proofs) || Object.keys(proofs).length !== 1)
    return invalid('no-single-proof-type', 'proofs has exactly one member, named after its proof type.');
  const { jwt } = proofs;
  if (jwt === undefined)
    return refuse('unsupported-proof-type', 'invalid_proof', 'Only proofs of type jwt are accepted.');
  if (!Array.isArray(jwt) || jwt.length === 0 || !jwt.every(isName))
    return invalid('malformed-proofs', 'proofs.jwt is a non-empty array of strings.');
  if (jwt.length > batchSize) return invalid('too-many-proofs', 'More proofs than the batch size allows.');
  return { ok: true, request: { credential, proofs: jwt } };
}

const isName = (value: JsonValue | undefined): value is string => typeof value === 'string' && value !== '';

const invalid = (refused: CredentialRequestRefusal, description: string): CredentialRequestResult =>
  refuse(refused, 'invalid_credential_request', description);

const refuse = (
  refused: CredentialRequestRefusal,
  code: CredentialErrorCode,
  description: string,
): CredentialRequestResult => ({
  refused,
  error: protocolError(code, description),
});
