import { Button } from '@mleg/ui/button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { StepCounter } from '@mleg/ui/step-counter.tsx';
import type { ReactNode } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './shell.module.css';

interface WalletPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly step?: { readonly step: number; readonly total: number };
  readonly onBack?: () => void;
  readonly width?: 'reading' | 'wide';
  readonly children: ReactNode;
}

/** A page with its way back, its place in a flow, and its heading. */
export function WalletPage({ title, lead, step, onBack, width = 'reading', children }: WalletPageProps) {
  const t = useT();
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
