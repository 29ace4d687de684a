import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { useT } from '../app-i18n.ts';

interface ResumeDialogProps {
  readonly onClose: () => void;
  readonly onResume: () => void;
}

export function ResumeDialog({ onClose, onResume }: ResumeDialogProps) {
  const t = useT();
  return (
    <Dialog open title={t('halt.endTitle')} onClose={onClose}>
      <p>{t('halt.endText')}</p>
      <div className={layout['actions']}>
        <Button look="primary" onClick={onResume}>
          {t('halt.endConfirm')}
        </Button>
        <Button onClick={onClose}>{t('decision.back')}</Button>
      </div>
    </Dialog>
  );
}
