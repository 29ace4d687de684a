import type { AskedChange as Change } from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { Button } from '@mleg/ui/button.tsx';
import { Facts } from '@mleg/ui/facts.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { Fingerprint } from './key-facts.tsx';
import { termNames } from './terms-fields.tsx';
import type { Decide } from './use-agreement.ts';

interface AskedChangeProps {
  readonly agreement: AgreementDetail & { readonly askedChange: Change };
  readonly decide: Decide;
}

/** What the institution asks to have changed while its agreement holds, beside what holds now. */
export function AskedChange({ agreement, decide }: AskedChangeProps) {
  const t = useT();
  const [asking, setAsking] = useState<'acceptChange' | 'declineChange'>();
  const { terms, askedChange, own, vouched, twoPeople } = agreement;
  const hasSaidYes = twoPeople.some(({ decision, mine }) => mine && decision === 'accept-change');
  const { signingKey } = askedChange;
  const changed = termNames.filter((name) => askedChange.terms[name] !== terms[name]);
  return (
    <Panel title={t('change.title')}>
      <Facts
        facts={[
          ...changed.map((name) => ({
            name: t(`terms.${name}`),
            value: t('change.fromTo', { from: terms[name], to: askedChange.terms[name] }),
          })),
          ...changedFacts(askedChange.facts, vouched).map(([name, from, to]) => ({
            name: t(`change.fact.${name}`),
            value: t('change.fromTo', { from: from ?? t('change.nothing'), to: to ?? t('change.nothing') }),
          })),
          ...(signingKey ? [{ name: t('change.newKey'), value: <Fingerprint jwk={signingKey} /> }] : []),
        ]}
      />
      {askedChange.facts && <p className={typography['muted']}>{t('change.factsHint')}</p>}
      {signingKey && <p className={typography['muted']}>{t('change.newKeyHint')}</p>}
      {!own && (
        <div className={layout['actions']}>
          {!hasSaidYes && (
            <Button look="primary" busy={decide.isPending} onClick={() => setAsking('acceptChange')}>
              {t('decision.acceptChange.button')}
            </Button>
          )}
          <Button busy={decide.isPending} onClick={() => setAsking('declineChange')}>
            {t('decision.declineChange.button')}
          </Button>
        </div>
      )}
      {asking && (
        <DecisionDialog
          key={asking}
          kind={asking}
          agreement={agreement}
          onClose={() => setAsking(undefined)}
          onDecide={(decision) => {
            setAsking(undefined);
            decide.mutate(decision);
          }}
        />
      )}
    </Panel>
  );
}

const FACTS = ['name', 'shortName', 'address', 'domain'] as const;

/** What cards will say otherwise than now; an address that is not asked for stays as the application has it. */
function changedFacts(asked: Change['facts'], vouched: AgreementDetail['vouched']) {
  if (!asked) return [];
  return FACTS.map((name) => [name, vouched?.[name], asked[name]] as const).filter(
    ([name, from, to]) => from !== to && !(name === 'address' && to === undefined),
  );
}
