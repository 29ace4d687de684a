import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Progress } from '@mleg/ui/progress.tsx';
import type { ShownCard } from '@mleg/verifier-check/verdict';
import { useT } from '../app-i18n.ts';
import { now } from '../clock/device-clock.ts';
import { ageOn } from './age-on.ts';
import type { Portrait } from './check-state.ts';
import styles from './verdict.module.css';

/** Whose card it is, beside the issuer's own picture: to be compared with who stands there. */
export function ShownPerson({ card, portrait }: { readonly card: ShownCard; readonly portrait?: Portrait }) {
  const t = useT();
  const dates = useDates();
  const { claims, institutionName, expiresAt } = card;
  const name = `${claims.givenName} ${claims.familyName}`;
  return (
    <section className={styles['person']} aria-label={t('person.title')}>
      <div className={styles['picture']}>
        {portrait?.at === 'here' && <img src={portrait.url} alt={t('person.portrait', { name })} />}
        {portrait?.at === 'awaited' && <AwaitedPicture portrait={portrait} />}
      </div>
      <dl className={styles['data']}>
        <div>
          <dt>{t('person.name')}</dt>
          <dd className={styles['name']}>{name}</dd>
        </div>
        <div>
          <dt>{t('person.born')}</dt>
          <dd>
            {dates.shortDate(claims.birthdate)}, {t('person.age', { count: ageOn(claims.birthdate, now()) })}
          </dd>
        </div>
        <div>
          <dt>{t(`person.type.${claims.cardType}`)}</dt>
          <dd>{institutionName}</dd>
        </div>
        <div>
          <dt>{t('person.validUntil')}</dt>
          {/* The last second of its last day. */}
          <dd>{dates.shortDate(dateInWarsaw(new Date((expiresAt - 1) * 1000)))}</dd>
        </div>
        <div>
          <dt>{t('person.number')}</dt>
          <dd>{claims.cardNumber}</dd>
        </div>
      </dl>
    </section>
  );
}

function AwaitedPicture({ portrait: { known, of } }: { readonly portrait: Extract<Portrait, { at: 'awaited' }> }) {
  const t = useT();
  return (
    <div className={styles['awaited']}>
      <Progress label={t('person.awaited')} {...(of !== undefined && { value: known / of })} />
    </div>
  );
}
