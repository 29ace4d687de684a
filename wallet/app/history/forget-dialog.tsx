import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useT } from '../app-i18n.ts';

interface ForgetDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onForget: () => void;
}

export function ForgetDialog({ open, onClose, onForget }: ForgetDialogProps) {
  const t = useT();
  return (
    <Dialog
      open={open}
      title={t('history.forget.title')}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" onClick={onForget}>
            {t('history.forget.confirm')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </>
      }
    >
      <p>{t('history.forget.text')}</p>
    </Dialog>
  );
}
