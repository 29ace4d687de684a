import type { AgreementState } from '@mleg/issuer-contract/agreement';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import { useT } from '../app-i18n.ts';

const tones: Record<AgreementState, StatusTone> = {
  applied: 'progress',
  'asked-back': 'warning',
  'in-force': 'success',
  suspended: 'danger',
  refused: 'neutral',
  ended: 'neutral',
};

export function StateBadge({ state }: { readonly state: AgreementState }) {
  const t = useT();
  return <StatusBadge tone={tones[state]}>{t(`agreement.state.${state}`)}</StatusBadge>;
}
