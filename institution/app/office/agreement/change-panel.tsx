import type { AgreementTerms, AgreementView, CardFacts } from '@mleg/institution-contract/agreement';
import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../../app-i18n.ts';
import { ChangeForm } from './change-form.tsx';
import { OtherTerms, Terms } from './terms.tsx';
import type { AgreementActions } from './use-agreement.ts';

interface ChangePanelProps {
  readonly terms: AgreementTerms;
  readonly asked: AgreementView['asked'];
  /** What cards say, where our settings say otherwise. */
  readonly otherwise: AgreementView['otherwise'];
  readonly change: AgreementActions['change'];
}

/** The terms that were agreed, those that were asked for instead, and the form to ask for them. */
export function ChangePanel({ terms, asked, otherwise, change }: ChangePanelProps) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel title={t('agreement.termsTitle')}>
      <Terms terms={terms} />
      {otherwise && !asked?.facts && (
        <Notice tone="warning" title={t('agreement.otherwiseTitle')}>
          <p>{t('agreement.otherwise', { facts: factLine(otherwise) })}</p>
        </Notice>
      )}
      {asked && (
        <Notice title={t('agreement.askedTitle')}>
          <OtherTerms terms={terms} instead={asked.terms} />
          {asked.facts && <p>{t('agreement.askedFacts', { facts: factLine(asked.facts) })}</p>}
          {asked.signingKey !== undefined && (
            <>
              <p>{t('agreement.askedKey')}</p>
              <p>
                <code className={typography['code']}>{asked.signingKey}</code>
              </p>
            </>
          )}
        </Notice>
      )}
      {isAsking ? (
        <ChangeForm
          terms={asked?.terms ?? terms}
          newKey={asked?.signingKey !== undefined}
          change={change}
          onSent={() => setAsking(false)}
          onBack={() => {
            change.reset();
            setAsking(false);
          }}
        />
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>{t(asked ? 'agreement.changeAgain' : 'agreement.change')}</Button>
        </div>
      )}
    </Panel>
  );
}

const factLine = ({ name, shortName, address, domain }: CardFacts) =>
  [name, shortName, address, domain].filter((fact) => fact !== undefined).join(', ');
