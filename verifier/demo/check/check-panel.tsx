import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useMediaQuery } from '@mleg/ui/use-media-query.ts';
import { presetSchema } from '@mleg/verifier-contract/online-check';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { RequestCode } from './request-code.tsx';
import { useCheck } from './use-check.ts';
import { VerdictNotice } from './verdict-notice.tsx';

/** What is asked, the request, and what came of it: one thing at a time. */
export function CheckPanel() {
  const t = useT();
  const { check, begin, leave } = useCheck();
  if (check.at === 'choosing') return <ChoicePanel problem={check.problem} onBegin={begin} />;
  return (
    <Panel title={t('check.title')}>
      <div className={layout['stack']}>
        {check.at === 'starting' && <Progress label={t('check.starting')} />}
        {check.at === 'waiting' && (
          <>
            <RequestCode link={check.link} />
            <Progress label={t('check.waiting')} />
          </>
        )}
        {check.at === 'opened' && <Progress label={t('check.opened')} />}
        {check.at === 'answered' && <VerdictNotice preset={check.preset} result={check.result} />}
        {check.at === 'ended' && (
          <Notice
            tone={check.because === 'declined' ? 'info' : 'warning'}
            announce
            title={t(`ended.${check.because}.title`)}
          >
            <p>{t(`ended.${check.because}.text`)}</p>
          </Notice>
        )}
        <div className={layout['actions']}>
          <Button onClick={leave}>
            {t(check.at === 'answered' || check.at === 'ended' ? 'check.again' : 'check.stop')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface ChoicePanelProps {
  readonly problem: 'offline' | 'busy' | undefined;
  readonly onBegin: ReturnType<typeof useCheck>['begin'];
}

function ChoicePanel({ problem, onBegin }: ChoicePanelProps) {
  const t = useT();
  const isOnPhone = useMediaQuery('(pointer: coarse)');
  const [preset, setPreset] = useState<(typeof presetSchema.options)[number]>('discount');
  return (
    <Panel title={t('choice.title')}>
      <div className={layout['stack']}>
        {problem && (
          <Notice tone="danger" announce>
            <p>{t(`choice.problem.${problem}`)}</p>
          </Notice>
        )}
        <SelectField
          label={t('choice.label')}
          hint={t(`choice.asks.${preset}`)}
          value={preset}
          onChange={(event) => setPreset(presetSchema.parse(event.currentTarget.value))}
        >
          {presetSchema.options.map((option) => (
            <option key={option} value={option}>
              {t(`choice.presets.${option}`)}
            </option>
          ))}
        </SelectField>
        <div className={layout['actions']}>
          {(isOnPhone ? [true, false] : [false, true]).map((sameDevice, index) => (
            <Button
              key={String(sameDevice)}
              look={index === 0 ? 'primary' : 'secondary'}
              icon={sameDevice ? 'phone' : 'qr'}
              onClick={() => onBegin(preset, sameDevice)}
            >
              {t(sameDevice ? 'choice.thisDevice' : 'choice.otherDevice')}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}
