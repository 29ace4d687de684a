import type { HeldDeed } from '@mleg/institution-contract/two-people';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import styles from './held.module.css';
import { heldTitle } from './held-title.ts';

const PageLink = createLink(LinkButton);

/** The one list of what waits for a second person, the longest first. */
export function HeldList({ deeds }: { readonly deeds: readonly HeldDeed[] }) {
  const t = useT();
  const dates = useDates();
  if (deeds.length === 0) return null;
  return (
    <Panel title={t('held.title')}>
      <p className={typography['muted']}>{t('held.lead')}</p>
      <ul className={styles['list']} aria-label={t('held.title')}>
        {deeds.map((deed) => {
          const title = heldTitle(t, deed);
          const verb = t(deed.bar ? 'held.look' : 'held.open');
          return (
            <li key={deed.deedId} className={styles['entry']}>
              <span className={styles['words']}>
                <strong>{title}</strong>
                <span className={typography['muted']}>
                  {t('held.asked', { name: deed.askedBy, when: dates.dateTime(deed.askedAt) })}
                </span>
                <span className={typography['muted']}>
                  {deed.rules.map((rule) => t(`held.short.${rule}`)).join(', ')}
                  {deed.bar && ` · ${t(`held.barShort.${deed.bar}`)}`}
                </span>
              </span>
              <PageLink to={`${paths.held}/${deed.deedId}`} aria-label={t('held.openFor', { verb, title })}>
                {verb}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
