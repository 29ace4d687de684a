import type { InstitutionRegistration, PublicJwk } from '@mleg/issuer-contract/institution';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../app-i18n.ts';
import styles from './agreements.module.css';

/** The keys' fingerprints, for comparing by telephone with what the institution sees on its own page. */
export function KeyFacts({ registration }: { readonly registration: InstitutionRegistration }) {
  const t = useT();
  return (
    <>
      <p className={typography['muted']}>{t('agreement.keysHint')}</p>
      <dl className={styles['keys']}>
        {(['signingKey', 'encryptionKey'] as const).map((use) => (
          <div key={use}>
            <dt>{t(`agreement.${use}`)}</dt>
            <dd>
              <Fingerprint jwk={registration[use]} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The fingerprint of one key, written so that it can be read aloud. */
export function Fingerprint({ jwk }: { readonly jwk: PublicJwk }) {
  const { data } = useQuery({
    queryKey: ['thumbprint', jwk.x, jwk.y],
    queryFn: () => thumbprint(jwk),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <code className={typography['code']}>{data ?? '…'}</code>;
}

/** The thumbprint (RFC 7638 §3) in groups of four, so that it can be read aloud. */
async function thumbprint({ crv, kty, x, y }: PublicJwk): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify({ crv, kty, x, y })));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}
