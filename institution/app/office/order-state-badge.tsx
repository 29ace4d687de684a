import { type CardOrderState, cardOrderStateSchema } from '@mleg/institution-contract/card-order';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import { useT } from '../app-i18n.ts';

const tones: Record<CardOrderState, StatusTone> = {
  ordered: 'progress',
  preparing: 'progress',
  ready: 'progress',
  redeemed: 'progress',
  activated: 'success',
  locked: 'danger',
  expired: 'warning',
  cancelled: 'neutral',
  replaced: 'neutral',
  failed: 'danger',
  revoked: 'danger',
};

interface OrderStateBadgeProps {
  readonly state?: string | undefined;
  readonly eligible: boolean;
  readonly suspended?: boolean | undefined;
}

export function OrderStateBadge({ state, eligible, suspended }: OrderStateBadgeProps) {
  const t = useT();
  if (suspended) return <StatusBadge tone="danger">{t('student.state.suspended')}</StatusBadge>;
  const known = cardOrderStateSchema.safeParse(state);
  if (known.success) return <StatusBadge tone={tones[known.data]}>{t(`office.orderState.${known.data}`)}</StatusBadge>;
  if (!eligible) return <StatusBadge tone="warning">{t('office.notEligible')}</StatusBadge>;
  return <StatusBadge tone="neutral">{t('office.orderState.none')}</StatusBadge>;
}
