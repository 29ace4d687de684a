import { type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './disclosure.module.css';
import { useUiText } from './i18n/use-ui-text.ts';

interface DisclosureProps {
  /** What the button says while the content is hidden; „Pokaż” unless told. */
  readonly showLabel?: string;
  readonly hideLabel?: string;
  /** Called on the first look, when the content has to be asked for. */
  readonly onShow?: () => void;
  readonly children: ReactNode;
}

/** A secret or a detail behind its own button. What is hidden is not in the page at all. */
export function Disclosure({ showLabel, hideLabel, onShow, children }: DisclosureProps) {
  const t = useUiText();
  const [shown, setShown] = useState(false);
  const contentId = useId();
  const toggle = () => {
    if (!shown) onShow?.();
    setShown(!shown);
  };
  return (
    <div className={styles['disclosure']}>
      <Button icon={shown ? 'eyeOff' : 'eye'} aria-expanded={shown} aria-controls={contentId} onClick={toggle}>
        {shown ? (hideLabel ?? t('hide')) : (showLabel ?? t('show'))}
      </Button>
      <div id={contentId} className={styles['content']} aria-live="polite">
        {shown && children}
      </div>
    </div>
  );
}
