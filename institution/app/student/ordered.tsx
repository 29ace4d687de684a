import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useT } from '../app-i18n.ts';
import type { MyCardModel } from './use-my-card.ts';

/**
 * What „Przygotuj kod QR” is answered with. The code may be there before anybody has read it: then the same message says
 * so and leads to the code. It never goes away under somebody's finger.
 */
export function Ordered({ model }: { readonly model: Pick<MyCardModel, 'view' | 'placed' | 'actions'> }) {
  const t = useT();
  const { view, placed, actions } = model;
  const waits = view?.kind === 'waiting' || view?.kind === 'ready';
  const name = view?.kind === 'ready' ? 'ready' : 'waiting';
  return (
    <Dialog
      open={waits && view.order.orderId === placed}
      title={t(`student.ordered.${name}.title`)}
      onClose={actions.closeOrdered}
      actions={
        <>
          {name === 'ready' && (
            <Button key="show" look="primary" icon="eye" onClick={actions.showOrdered}>
              {t('codes.show')}
            </Button>
          )}
          <Button key="close" look={name === 'ready' ? 'secondary' : 'primary'} onClick={actions.closeOrdered}>
            {t('student.ordered.close')}
          </Button>
        </>
      }
    >
      <p aria-live="polite">{t(`student.ordered.${name}.text`)}</p>
    </Dialog>
  );
}
