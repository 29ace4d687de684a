import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useUiText } from './i18n/use-ui-text.ts';
import { LiveRegion } from './live-region.tsx';

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, when several buttons are near: „Kopiuj kod”. */
  readonly label?: string;
}

export function CopyButton({ value, label }: CopyButtonProps) {
  const t = useUiText();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    void writeToClipboard(value).then((done) => setOutcome(done ? 'copied' : 'failed'));
  };
  return (
    <div>
      <Button icon={outcome === 'copied' ? 'check' : 'copy'} onClick={copy}>
        {outcome === 'copied' ? t('copied') : (label ?? t('copy'))}
      </Button>
      {outcome === 'failed' && <p>{t('copyFailed')}</p>}
      <LiveRegion>{outcome === 'copied' ? t('copied') : outcome === 'failed' ? t('copyFailed') : ''}</LiveRegion>
    </div>
  );
}

/** The clipboard is absent without https and may be refused by the person. */
async function writeToClipboard(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
