import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { createLink } from '@tanstack/react-router';
import { client } from '../../api/client.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeProblem } from '../office-problem.tsx';
import styles from './alerts.module.css';
import { RefuseErasure } from './refuse-erasure.tsx';

const PageLink = createLink(LinkButton);
const renewEveryMs = 30_000;

/** The alerts that somebody has to look at; nothing is shown where there are none. */
export function Alerts() {
  const t = useT();
  const dates = useDates();
  const { data } = useQuery({
    queryKey: ['alerts'],
    queryFn: () => client.privacy.alerts(),
    refetchInterval: renewEveryMs,
  });
  const dismiss = useMutation({
    mutationFn: (alertId: string) => client.privacy.dismissAlert({ alertId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
  if (!data || data.alerts.length === 0) return null;
  return (
    <Panel title={t('privacy.alerts.title')}>
      {dismiss.error && <OfficeProblem error={dismiss.error} />}
      <ul className={styles['alerts']}>
        {data.alerts.map(({ alertId, kind, by, raisedAt, person }) => (
          <li key={alertId} className={styles['alert']}>
            <div>
              <p>{t(`privacy.alerts.${kind}`, { name: by, person: person?.displayName ?? '' })}</p>
              <p className={typography['muted']}>
                <time dateTime={raisedAt}>{dates.dateTime(raisedAt)}</time>
              </p>
            </div>
            <div className={layout['actions']}>
              {person && (
                <PageLink to={`${paths.office}/${person.personId}`} icon="arrowRight">
                  {t('privacy.alerts.open')}
                </PageLink>
              )}
              {kind === 'erasure-requested' ? (
                person && <RefuseErasure personId={person.personId} />
              ) : (
                <Button icon="check" busy={dismiss.isPending} onClick={() => dismiss.mutate(alertId)}>
                  {t('privacy.alerts.dismiss')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
