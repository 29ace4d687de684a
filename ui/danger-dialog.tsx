import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface DangerDialogProps {
  readonly open: boolean;
  readonly title: ReactNode;
  /** What follows, in words. */
  readonly children: ReactNode;
  /** What the dangerous button says: what will be done, not "OK". */
  readonly confirm: ReactNode;
  readonly back: ReactNode;
  /** The owner then sets `open` to false, as after `onClose`. */
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that cannot be undone. */
export function DangerDialog({ open, title, children, confirm, back, onConfirm, onClose }: DangerDialogProps) {
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" onClick={onConfirm}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{back}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
