import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useT } from '../app-i18n.ts';

interface AbandonDialogProps {
  readonly open: boolean;
  /** Whether the codes are used, so that they cannot be entered again. */
  readonly codeUsed: boolean;
  readonly onClose: () => void;
  readonly onAbandon: () => void;
}

export function AbandonDialog({ open, codeUsed, onClose, onAbandon }: AbandonDialogProps) {
  const t = useT();
  return (
    <Dialog
      open={open}
      title={t('add.abandon.title')}
      onClose={onClose}
      actions={
        <>
          <Button look={codeUsed ? 'danger' : 'primary'} onClick={onAbandon}>
            {t('add.abandon.confirm')}
          </Button>
          <Button onClick={onClose}>{t('add.abandon.keep')}</Button>
        </>
      }
    >
      <p>{t(codeUsed ? 'add.abandon.textUsed' : 'add.abandon.text')}</p>
    </Dialog>
  );
}
