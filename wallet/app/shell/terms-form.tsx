import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { type Point, Points } from './points.tsx';
import styles from './shell.module.css';

interface TermsFormProps {
  readonly points: readonly Point[];
  readonly acceptLabel: string;
  readonly requiredError: string;
  readonly onAccept: () => void;
}

/** Terms short enough to be read, and a box that has to be ticked. */
export function TermsForm({ points, acceptLabel, requiredError, onAccept }: TermsFormProps) {
  const t = useT();
  const [accepted, setAccepted] = useState(false);
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (accepted) return onAccept();
        setMissing(true);
        box.current?.focus();
      }}
    >
      <Panel>
        <Points points={points} />
      </Panel>
      <Checkbox
        ref={box}
        label={acceptLabel}
        checked={accepted}
        error={missing && !accepted ? requiredError : undefined}
        onChange={(event) => setAccepted(event.currentTarget.checked)}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary">
          {t('shell.next')}
        </Button>
      </div>
    </form>
  );
}
