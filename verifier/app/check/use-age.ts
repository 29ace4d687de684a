import { useT } from '../app-i18n.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How old something is, in words and roundly: seconds → „4 minuty”. */
export function useAge(): (seconds: number) => string {
  const t = useT();
  return (seconds) => {
    if (seconds < MINUTE) return t('age.moment');
    if (seconds < HOUR) return t('age.minutes', { count: Math.floor(seconds / MINUTE) });
    return seconds < 2 * DAY
      ? t('age.hours', { count: Math.floor(seconds / HOUR) })
      : t('age.days', { count: Math.floor(seconds / DAY) });
  };
}
