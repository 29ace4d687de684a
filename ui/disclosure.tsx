import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './disclosure.module.css';
import { useUiText } from './i18n/use-ui-text.ts';

interface DisclosureProps {
  /** What the button says while the content is hidden; „Pokaż” unless told. */
  readonly showLabel?: string;
  readonly hideLabel?: string;
  /** Called on the first look, when the content has to be asked for. */
  readonly onShow?: () => void;
  /** A secret is hidden again after so many milliseconds, and as soon as the page is no longer looked at. */
  readonly hideAfter?: number;
  readonly children: ReactNode;
}

/** A secret or a detail behind its own button. What is hidden is not in the page at all. */
export function Disclosure({ showLabel, hideLabel, onShow, hideAfter, children }: DisclosureProps) {
  const t = useUiText();
  const [shown, setShown] = useState(false);
  const contentId = useId();
  useEffect(() => {
    if (!shown || hideAfter === undefined) return undefined;
    const stop = new AbortController();
    const hide = () => setShown(false);
    const timer = setTimeout(hide, hideAfter);
    const hideUnseen = () => document.hidden && hide();
    document.addEventListener('visibilitychange', hideUnseen, { signal: stop.signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [shown, hideAfter]);
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
