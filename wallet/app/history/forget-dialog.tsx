import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { useT } from '../app-i18n.ts';

interface ForgetDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onForget: () => void;
}

export function ForgetDialog({ open, onClose, onForget }: ForgetDialogProps) {
  const t = useT();
  return (
    <DangerDialog
      open={open}
      title={t('history.forget.title')}
      confirm={t('history.forget.confirm')}
      back={t('shell.cancel')}
      onConfirm={onForget}
      onClose={onClose}
    >
      <p>{t('history.forget.text')}</p>
    </DangerDialog>
  );
}
