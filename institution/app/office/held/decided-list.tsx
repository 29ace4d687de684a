import type { DecidedDeed } from '@mleg/institution-contract/two-people';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { StatusBadge } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import styles from './held.module.css';
import { heldTitle } from './held-title.ts';
import { outcomeOf, outcomeTones } from './outcome.ts';

const PageLink = createLink(LinkButton);

/** What was decided within thirty days: by whom, when and why. */
export function DecidedList({ deeds }: { readonly deeds: readonly DecidedDeed[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <Panel title={t('held.decidedTitle')}>
      {deeds.length === 0 && <p className={typography['muted']}>{t('held.decidedNone')}</p>}
      <ul className={styles['list']} aria-label={t('held.decidedTitle')}>
        {deeds.map((deed) => {
          const { decision } = deed;
          const outcome = outcomeOf(decision);
          const title = heldTitle(t, deed);
          return (
            <li key={deed.deedId} className={styles['entry']}>
              <span className={styles['words']}>
                <strong>{title}</strong>
                <span>
                  <StatusBadge tone={outcomeTones[outcome]}>{t(`held.outcome.${outcome}`)}</StatusBadge>
                </span>
                <span className={typography['muted']}>
                  {t('held.decided', { name: decision.decidedBy, when: dates.dateTime(decision.decidedAt) })}
                </span>
                {decision.note && <span>{t('held.why', { note: decision.note })}</span>}
                <span className={typography['muted']}>
                  {t('held.asked', { name: deed.askedBy, when: dates.dateTime(deed.askedAt) })}
                </span>
              </span>
              <PageLink
                to={`${paths.held}/${deed.deedId}`}
                aria-label={t('held.openFor', { verb: t('held.look'), title })}
              >
                {t('held.look')}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
