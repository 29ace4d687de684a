import { Button } from '@mleg/ui/button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { StepCounter } from '@mleg/ui/step-counter.tsx';
import hidden from '@mleg/ui/visually-hidden.module.css';
import type { ReactNode } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './shell.module.css';

interface WalletPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly step?: { readonly step: number; readonly total: number };
  readonly onBack?: () => void;
  readonly width?: 'reading' | 'wide';
  /** What is on the page says what it is: the heading is for whoever cannot see that, and the way back is in the header. */
  readonly speaksForItself?: boolean;
  readonly children: ReactNode;
}

/** A page with its way back, its place in a flow, and its heading. */
export function WalletPage(props: WalletPageProps) {
  const { title, lead, step, onBack, width = 'reading', speaksForItself = false, children } = props;
  const t = useT();
  if (speaksForItself)
    return (
      <Page documentTitle={`${title} · ${t('shell.appName')}`} width={width} tight>
        <h1 className={hidden['hidden']}>{title}</h1>
        {children}
      </Page>
    );
  return (
    <Page documentTitle={`${title} · ${t('shell.appName')}`} width={width}>
      <div className={styles['head']}>
        {onBack && (
          <div className={styles['back']}>
            <Button look="quiet" icon="arrowLeft" onClick={onBack}>
              {t('shell.back')}
            </Button>
          </div>
        )}
        {step && <StepCounter step={step.step} total={step.total} />}
        <h1>{title}</h1>
        {lead && <p className={styles['lead']}>{lead}</p>}
      </div>
      {children}
    </Page>
  );
}
