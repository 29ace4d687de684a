import { useT } from '../app-i18n.ts';
import type { UnlockRefusal } from './lock.ts';

/** What a wrong PIN or password says to a person. */
export function useUnlockRefusalText(): (refusal: UnlockRefusal) => string {
  const t = useT();
  return (refusal) => {
    if (refusal.waitMilliseconds > 0)
      return t('lock.wait', { left: clockFace(Math.ceil(refusal.waitMilliseconds / 1000)) });
    if (refusal.refused === 'wait' || refusal.triesLeft === 0) return t('lock.wrong');
    return `${t('lock.wrong')} ${t('lock.triesLeft', { count: refusal.triesLeft })}`;
  };
}

/** `90` → `1:30` */
const clockFace = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
