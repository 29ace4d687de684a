import { Button } from '@mleg/ui/button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Steps } from '@mleg/ui/steps.tsx';
import { useT } from '../app-i18n.ts';
import { InstructionLink } from '../documents/instruction-link.tsx';

interface CanOrderProps {
  readonly ordering: boolean;
  readonly onOrder: () => void;
}

export function CanOrder({ ordering, onOrder }: CanOrderProps) {
  const t = useT();
  return (
    <>
      <Panel title={t('student.canOrder.title')}>
        <p>{t('student.canOrder.text')}</p>
        <p>
          <Button look="primary" icon="qr" busy={ordering} onClick={onOrder}>
            {t('student.canOrder.button')}
          </Button>
        </p>
      </Panel>
      <Panel title={t('student.canOrder.howTitle')}>
        <Steps
          label={t('student.canOrder.howTitle')}
          steps={[
            { id: 'code', title: t('student.canOrder.code'), text: t('student.canOrder.codeText'), state: 'current' },
            {
              id: 'install',
              title: t('student.canOrder.install'),
              text: t('student.canOrder.installText'),
              state: 'upcoming',
            },
            {
              id: 'activate',
              title: t('student.canOrder.activate'),
              text: t('student.canOrder.activateText'),
              state: 'upcoming',
            },
          ]}
        />
        <InstructionLink />
      </Panel>
    </>
  );
}
