import type { AgreementStanding, AgreementView } from '@mleg/institution-contract/agreement';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Panel } from '@mleg/ui/panel.tsx';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import { useT } from '../../app-i18n.ts';

const tones: Record<AgreementStanding, StatusTone> = {
  none: 'neutral',
  unknown: 'warning',
  applied: 'progress',
  'asked-back': 'warning',
  'in-force': 'success',
  suspended: 'danger',
  refused: 'danger',
  ended: 'neutral',
};

/** The state of the agreement and what it means, in one sentence. */
export function Standing({ agreement }: { readonly agreement: AgreementView }) {
  const t = useT();
  const dates = useDates();
  const { standing, changedAt, endOfCards } = agreement;
  return (
    <Panel aside={<StatusBadge tone={tones[standing]}>{t(`agreement.standing.${standing}`)}</StatusBadge>}>
      <p>{t(`agreement.now.${standing}`)}</p>
      {standing === 'ended' && endOfCards && <p>{t(`agreement.ends.${endOfCards}`)}</p>}
      {changedAt !== undefined && <p>{t('agreement.changed', { when: dates.dateTime(changedAt) })}</p>}
    </Panel>
  );
}
