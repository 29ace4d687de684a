import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { removeCard } from '@mleg/wallet-core/card/remove-card';
import { useT } from '../app-i18n.ts';
import { useWallet } from '../session/wallet-context.ts';

interface RemoveDialogProps {
  readonly open: boolean;
  readonly cardId: string;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export function RemoveDialog({ open, cardId, onClose, onRemoved }: RemoveDialogProps) {
  const t = useT();
  const wallet = useWallet();
  return (
    <Dialog
      open={open}
      title={t('card.remove.title')}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" onClick={() => void removeCard(wallet, cardId).then(onRemoved)}>
            {t('card.remove.confirm')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </>
      }
    >
      <p>{t('card.remove.text')}</p>
    </Dialog>
  );
}
