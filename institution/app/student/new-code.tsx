import { Button } from '@mleg/ui/button.tsx';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import type { FailedRule } from './card-view.ts';
import { EligibilityList } from './eligibility-list.tsx';

interface NewCodeProps {
  /** A card is on a phone and will be revoked; otherwise only a code dies. */
  readonly card: boolean;
  readonly failed: readonly FailedRule[];
  readonly ordering: boolean;
  readonly onConfirm: () => void;
}

/** A lost, replaced or broken phone: the confirmation says what happens, for it cannot be taken back. */
export function NewCode({ card, failed, ordering, onConfirm }: NewCodeProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  if (failed.length > 0) return <EligibilityList failed={failed} again />;
  return (
    <Panel title={t(card ? 'student.activated.newTitle' : 'student.newCode.seenTitle')}>
      <p>{t(card ? 'student.activated.newText' : 'student.newCode.seenText')}</p>
      <p>
        <Button icon="refresh" busy={ordering} onClick={() => setAsking(true)}>
          {t('student.newCode.button')}
        </Button>
      </p>
      <DangerDialog
        open={asking}
        title={t('student.newCode.title')}
        confirm={t(card ? 'student.newCode.confirmCard' : 'student.newCode.confirmCode')}
        back={t('student.newCode.back')}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <p>{t('student.newCode.intro')}</p>
        <ol>
          <li>{t('student.newCode.oldCode')}</li>
          {card && <li>{t('student.newCode.oldCard')}</li>}
          <li>{t('student.newCode.newOrder')}</li>
        </ol>
      </DangerDialog>
    </Panel>
  );
}
