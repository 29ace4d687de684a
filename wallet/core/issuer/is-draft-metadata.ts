import { type IssuerMetadataResult, Openid4vciVersion } from '@openid4vc/openid4vci';

/** Members a credential configuration had at its top level before 1.0 moved them into `credential_metadata`. */
const DRAFT_MEMBERS = ['display', 'claims'];

/**
 * The library reads drafts 11 to 15, too, and takes 1.0 metadata without display texts for "draft 15". This wallet
 * supports 1.0 (OpenID4VCI 1.0 §12.2.4) and refuses drafts.
 */
export function isDraftMetadata({ originalDraftVersion, credentialIssuer }: IssuerMetadataResult): boolean {
  if (originalDraftVersion === Openid4vciVersion.V1) return false;
  if (originalDraftVersion !== Openid4vciVersion.Draft15) return true;
  return Object.values(credentialIssuer.credential_configurations_supported).some((configuration) =>
    DRAFT_MEMBERS.some((name) => Object.hasOwn(configuration, name)),
  );
}
