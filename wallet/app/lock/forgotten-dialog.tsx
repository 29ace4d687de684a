import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import { eraseWallet } from '../storage/erase-wallet.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';

interface ForgottenDialogProps {
  readonly open: boolean;
  readonly database: WalletDatabase;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** The one way past a forgotten PIN: everything goes. */
export function ForgottenDialog({ open, database, onClose, onErased }: ForgottenDialogProps) {
  const t = useT();
  return (
    <DangerDialog
      open={open}
      title={t('lock.forgotten.title')}
      confirm={t('lock.forgotten.erase')}
      back={t('shell.cancel')}
      onConfirm={() => void eraseWallet(database).then(onErased)}
      onClose={onClose}
    >
      <p>{t('lock.forgotten.text')}</p>
      <Notice tone="danger">
        <p>{t('lock.forgotten.consequence')}</p>
      </Notice>
    </DangerDialog>
  );
}
