import { apiDocuments as ofInstitution } from '@mleg/institution/api-documents';
import { apiDocuments as ofIssuer } from '@mleg/issuer/api-documents';
import { apiDocuments as ofVerifier } from '@mleg/verifier/api-documents';
import { apiDocuments as ofWallet } from '@mleg/wallet/api-documents';

/** What stands in the documents where a running server has its own address. */
export const ORIGINS = {
  institution: 'https://institution.example',
  issuer: 'https://issuer.example',
  wallet: 'https://wallet.example',
  verifier: 'https://verifier.example',
} as const;

/** What of an OpenAPI document we look at. */
export interface ApiDocument {
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, PathItem>>;
}
type PathItem = Readonly<Record<string, unknown>> & { servers?: readonly { url: string }[] };

/** The documents of all APIs of ours, as the servers make them, by the names of their files in `docs/api`. */
export async function apiDocuments(): Promise<ReadonlyMap<string, ApiDocument>> {
  const documents = {
    ...(await ofInstitution(ORIGINS.institution)),
    ...(await ofIssuer(ORIGINS.issuer)),
    ...(await ofWallet(ORIGINS.wallet)),
    ...(await ofVerifier(ORIGINS.verifier)),
  };
  return new Map(
    Object.entries(documents).map(([name, document]) => [`${name}.openapi.json`, document as ApiDocument]),
  );
}

export const textOf = (document: ApiDocument): string => `${JSON.stringify(document, undefined, 2)}\n`;
