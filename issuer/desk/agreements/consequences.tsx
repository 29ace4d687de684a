import type { EndOfCards } from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import type { Decision } from './use-agreement.ts';

interface ConsequencesProps {
  readonly kind: Decision['kind'];
  readonly cards: AgreementDetail['cards'];
  readonly endOfCards: EndOfCards | undefined;
}

/** How many cards and codes a suspension or an end would affect, shown before it is confirmed. */
export function Consequences({ kind, cards, endOfCards }: ConsequencesProps) {
  const t = useT();
  if (kind !== 'suspend' && kind !== 'end') return null;
  const isRevoking = kind === 'end' && endOfCards === 'revoke-now';
  const cardsWords = isRevoking ? 'revoked' : kind === 'end' && endOfCards === undefined ? 'undecided' : 'kept';
  return (
    <Notice tone={isRevoking ? 'danger' : 'warning'} title={t('consequences.title')}>
      <ul>
        <li>{t('consequences.newCodes')}</li>
        <li>{t(`consequences.cards.${cardsWords}`, { count: cards.live })}</li>
        <li>{t(kind === 'end' ? 'consequences.codes.die' : 'consequences.codes.stay', { count: cards.openCodes })}</li>
        {isRevoking && <li>{t('consequences.forGood')}</li>}
      </ul>
    </Notice>
  );
}
