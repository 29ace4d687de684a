import type { TwoPeople as Why } from '@mleg/issuer-contract/desk';
import { Notice } from '@mleg/ui/notice.tsx';
import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';

/** Why a decision takes two people: whom the institution resembles, and in what. */
export function TwoPeople({ why: { decision, comesBack, resembles, said } }: { readonly why: Why }) {
  const t = useT();
  return (
    <Notice tone="warning" title={t(`agreement.twoPeople.title.${decision}`)}>
      {comesBack && <p>{t('agreement.twoPeople.comesBack')}</p>}
      {resembles.length > 0 && (
        <>
          <p>{t('agreement.twoPeople.resembles')}</p>
          <ul>
            {resembles.map(({ institutionId, name, state, in: alike }) => (
              <li key={institutionId}>
                <Link to={`${paths.agreements}/${institutionId}`}>{name}</Link>
                {` (${t(`agreement.state.${state}`)}): `}
                {alike.map((what) => t(`agreement.twoPeople.alike.${what}`)).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {said.length > 0 && <p>{t('agreement.twoPeople.said', { names: said.join(', ') })}</p>}
    </Notice>
  );
}
