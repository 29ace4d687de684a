import type { AgreementSummary } from '@mleg/issuer-contract/desk';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { StatusBadge } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useNow } from '@mleg/ui/use-now.ts';
import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './agreements.module.css';
import { StateBadge } from './state-badge.tsx';

const RENEW_EVERY_MS = 30_000;

export function AgreementList({ agreements }: { readonly agreements: readonly AgreementSummary[] }) {
  const t = useT();
  const dates = useDates();
  const now = useNow(RENEW_EVERY_MS);
  return (
    <ul className={layout['list']} aria-label={t('agreements.title')}>
      {agreements.map(({ institutionId, name, kind, registryNumber, state, changedAt, changeAsked, ...waiting }) => (
        <li key={institutionId}>
          <Link to={`${paths.agreements}/${institutionId}`} className={styles['entry']}>
            <span className={styles['who']}>
              <span className={typography['name']}>{name}</span>
              <span className={typography['muted']}>
                {t(`agreement.register.${kind}`, { number: registryNumber })} ·{' '}
                {t(state === 'applied' || changeAsked ? 'agreements.waitsSince' : 'agreements.changed', {
                  when: dates.distance(changedAt, now),
                })}
                {waiting.said > 0 && ` · ${t('agreements.said', { count: waiting.said })}`}
              </span>
            </span>
            <span className={styles['badges']}>
              {waiting.waitsForMe && <StatusBadge tone="warning">{t('agreements.waitsForMe')}</StatusBadge>}
              {changeAsked && <StatusBadge tone="progress">{t('agreements.changeAsked')}</StatusBadge>}
              <StateBadge state={state} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
