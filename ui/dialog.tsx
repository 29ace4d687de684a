import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { useUiText } from './i18n/use-ui-text.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly title: ReactNode;
  /** Called for Escape, the cross and a press on the backdrop; the owner then sets `open` to false. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons; the first is the strongest. */
  readonly actions?: ReactNode;
  readonly size?: 'normal' | 'screen';
}

/**
 * The native modal dialog: the browser keeps focus inside, makes the page behind inert and gives focus back to what
 * opened it. On opening, the title takes focus, so that a reader starts with what the dialog is about.
 */
export function Dialog({ open, title, onClose, children, actions, size = 'normal' }: DialogProps) {
  const t = useUiText();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return undefined;
    element.showModal();
    heading.current?.focus();
    document.documentElement.classList.add(styles['page-behind'] ?? '');
    return () => {
      document.documentElement.classList.remove(styles['page-behind'] ?? '');
      element.close();
    };
  }, [open]);

  return (
    // A press on the backdrop is one more way to close for a pointer; the keyboard has Escape and the cross.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classes(styles['dialog'], styles[size])}
      onClose={(event) => {
        // A browser may close on a second Escape without a cancel event; the owner has to learn of it.
        if (open && !event.currentTarget.open) onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className={styles['sheet']}>
          <header className={styles['head']}>
            <h2 id={titleId} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            <button type="button" className={styles['cross']} onClick={onClose} aria-label={t('close')}>
              <Icon name="close" />
            </button>
          </header>
          <div className={styles['body']}>{children}</div>
          {actions && <footer className={styles['actions']}>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
