import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
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
    <DangerDialog
      open={open}
      title={t('card.remove.title')}
      confirm={t('card.remove.confirm')}
      back={t('shell.cancel')}
      onConfirm={() => void removeCard(wallet, cardId).then(onRemoved)}
      onClose={onClose}
    >
      <p>{t('card.remove.text')}</p>
    </DangerDialog>
  );
}
