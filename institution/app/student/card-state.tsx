import type { MyCard } from '@mleg/institution-contract/my-card';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import { Activated } from './activated.tsx';
import { CanOrder } from './can-order.tsx';
import { type CardView, failedRules } from './card-view.ts';
import { EligibilityList } from './eligibility-list.tsx';
import { Ended } from './ended.tsx';
import { NewCode } from './new-code.tsx';
import { Ready } from './ready.tsx';
import { Redeemed } from './redeemed.tsx';
import { Suspend, Suspended } from './suspension.tsx';
import type { MyCardModel } from './use-my-card.ts';
import { Waiting } from './waiting.tsx';

interface CardStateProps {
  readonly view: CardView;
  readonly card: MyCard;
  readonly model: MyCardModel;
}

/** The one thing that matters in the present state, and what follows from it. */
export function CardState({ view, card, model }: CardStateProps) {
  const t = useT();
  const { actions, ordering } = model;
  const failed = failedRules(card.eligibility);
  const onPhone = view.kind === 'activated' || view.kind === 'suspended' || view.kind === 'redeemed';
  return (
    <>
      {view.kind === 'can-order' && <CanOrder ordering={ordering} onOrder={actions.order} />}
      {view.kind === 'waiting' && <Waiting order={view.order} slow={view.slow} model={model} />}
      {view.kind === 'ready' && (
        <Ready
          key={view.order.orderId}
          order={view.order}
          now={model.now}
          wanted={view.order.orderId === model.wanted}
          onStale={actions.refresh}
        />
      )}
      {view.kind === 'redeemed' && <Redeemed />}
      {view.kind === 'suspended' && <Suspended order={view.order} />}
      {(view.kind === 'activated' || view.kind === 'suspended') && <Activated order={view.order} />}
      {view.kind === 'activated' && <Suspend />}
      {view.kind === 'ended' && (
        <Ended
          ending={view.ending}
          reason={view.order.reason}
          eligible={card.eligibility.eligible}
          ordering={ordering}
          onOrder={actions.order}
        />
      )}
      {card.order?.earlierCardBeingRevoked && <Notice>{t('student.newCode.beingRevoked')}</Notice>}
      {(view.kind === 'not-eligible' || view.kind === 'ended') && failed.length > 0 && (
        <EligibilityList failed={failed} again={view.kind === 'ended'} />
      )}
      {(view.kind === 'ready' || onPhone) && (
        <NewCode card={onPhone} failed={failed} ordering={ordering} onConfirm={actions.orderAnew} />
      )}
    </>
  );
}
