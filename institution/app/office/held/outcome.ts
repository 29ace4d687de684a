import type { DecidedDeed } from '@mleg/institution-contract/two-people';
import type { StatusTone } from '@mleg/ui/status-badge.tsx';

type Outcome = 'approved' | 'refused' | 'takenBack';

export const outcomeOf = ({ state, takenBack }: DecidedDeed['decision']): Outcome => (takenBack ? 'takenBack' : state);

export const outcomeTones: Readonly<Record<Outcome, StatusTone>> = {
  approved: 'success',
  refused: 'danger',
  takenBack: 'neutral',
};
