import type { ActivationRefusal, StartRefusal } from '@mleg/wallet-core/activation/activation-refusal';
import { useT } from '../app-i18n.ts';

export type AddRefusal = StartRefusal | ActivationRefusal;

/** What a refusal says to a person. */
export function useRefusalText(): (refusal: AddRefusal) => string {
  const t = useT();
  return (refusal) => {
    if (refusal.refused === 'wrong-code' && refusal.triesLeft > 0)
      return t('refusals.wrong-code-tries', { count: refusal.triesLeft });
    if (refusal.refused === 'unlisted-issuer') return t('refusals.unlisted-issuer', { host: refusal.host });
    return t(`refusals.${refusal.refused}`);
  };
}
