import { Button } from '@mleg/ui/button.tsx';
import { CodeInput } from '@mleg/ui/code-input.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import type { Proposal } from '@mleg/wallet-core/records/activation';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { stepOf } from './steps.ts';

interface ActivationCodePageProps {
  /** Absent when the issuer asks for none. */
  readonly asked: Proposal['activationCode'];
  /** A card of ours: where its code is found is told in our words. */
  readonly known: boolean;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onBack: () => void;
  readonly onCode: (code: string | undefined) => void;
}

/** The second code, on its own page: whoever has only the picture of the QR code cannot go on. */
export function ActivationCodePage({ asked, known, busy, problem, onBack, onCode }: ActivationCodePageProps) {
  const t = useT();
  const fieldId = useId();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  useEffect(() => {
    if (problem === undefined) return;
    setCode('');
    document.getElementById(fieldId)?.focus();
  }, [problem, fieldId]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const short = code === '' || (asked?.length !== undefined && code.length < asked.length);
    setIncomplete(asked !== undefined && short);
    if (asked === undefined) return onCode(undefined);
    if (short) return document.getElementById(fieldId)?.focus();
    onCode(code);
  };
  const ownHint =
    asked?.length === undefined ? t('add.activation.hintUnknown') : t('add.activation.hint', { count: asked.length });
  return (
    <WalletPage title={t('add.activation.title')} step={stepOf('activation')} onBack={onBack}>
      <Panel>
        <form noValidate className={styles['form']} onSubmit={submit}>
          {asked !== undefined && (
            <CodeInput
              id={fieldId}
              kind={asked.numeric ? 'digits' : 'letters'}
              label={t('add.activation.label')}
              hint={known || asked.hint === undefined ? ownHint : t('add.activation.issuerHint', { text: asked.hint })}
              error={incomplete ? t('add.activation.incomplete') : problem}
              value={code}
              disabled={busy}
              onValue={(value) => setCode(tidy(value, asked))}
            />
          )}
          {busy && <Progress label={t('add.working.text')} />}
          <div className={styles['actions']}>
            <Button type="submit" look="primary" busy={busy}>
              {t(busy ? 'add.working.title' : 'add.activation.activate')}
            </Button>
          </div>
        </form>
      </Panel>
    </WalletPage>
  );
}

/** Full-width digits and pasted spaces are accepted, too (T12). */
function tidy(value: string, { numeric, length }: NonNullable<Proposal['activationCode']>): string {
  const normal = value.normalize('NFKC');
  return (numeric ? normal.replace(/\D/g, '') : normal.trim()).slice(0, length ?? 64);
}
