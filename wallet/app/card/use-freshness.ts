import type { Freshness } from '@mleg/ui/card-face.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useNow } from '@mleg/ui/use-now.ts';
import { useT } from '../app-i18n.ts';
import { ageOfCheck } from './age-of-check.ts';

const EVERY_MS = 10_000;

/** How old the status on a card is, in words that grow old with it. */
export function useFreshness(checkedAt: string | undefined): Freshness {
  const t = useT();
  const dates = useDates();
  const now = useNow(EVERY_MS);
  const age = ageOfCheck(checkedAt, now);
  if (checkedAt === undefined || age === 'unknown') return { isOld: true, text: t('card.freshness.unknown') };
  if (age === 'new') return { isOld: false, text: t('card.freshness.new') };
  return { isOld: age === 'old', text: t('card.freshness.checked', { when: dates.distance(checkedAt, now) }) };
}
