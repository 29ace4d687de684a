import type { TwoPeople as Weighed } from '@mleg/issuer-contract/desk';
import { Notice } from '@mleg/ui/notice.tsx';
import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';

/** A decision that takes two people: who has said yes, who is still to, and what they look at twice. */
export function TwoPeople({ weighed }: { readonly weighed: Weighed }) {
  const t = useT();
  const { decision, comesBack, anotherKey, resembles, said, mine, missing } = weighed;
  const isDoubtful = comesBack || anotherKey || resembles.length > 0;
  const names = said.map(({ name, role }) => t(`agreement.twoPeople.person.${role}`, { name })).join(', ');
  const of = Math.max(2, said.length + missing.people);
  return (
    <Notice
      tone={isDoubtful ? 'warning' : 'info'}
      title={t(`agreement.twoPeople.${isDoubtful ? 'titleWithSupervisor' : 'title'}.${decision}`)}
    >
      {comesBack && <p>{t('agreement.twoPeople.comesBack')}</p>}
      {anotherKey && <p>{t('agreement.twoPeople.anotherKey')}</p>}
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
      {said.length === 0 ? (
        <p>{t('agreement.twoPeople.nobody', { of })}</p>
      ) : (
        <>
          <p>{t('agreement.twoPeople.said', { count: said.length, of, names })}</p>
          <p>
            {mine && `${t('agreement.twoPeople.mine')} `}
            {t(`agreement.twoPeople.missing.${missing.supervisor ? 'supervisor' : 'anybody'}`)}
          </p>
        </>
      )}
    </Notice>
  );
}
