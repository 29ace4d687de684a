import type { AgreementView } from '@mleg/institution-contract/agreement';
import { Facts } from '@mleg/ui/facts.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';

/** What the server adds to the application: who the institution is, and its public keys. */
export function OwnFacts({ own }: { readonly own: AgreementView['own'] }) {
  const t = useT();
  const cards = own.cardTypes.map((type) => t(`agreement.cardType.${type === 'pupil-card' ? type : 'student-card'}`));
  return (
    <>
      <Panel title={t('agreement.ownTitle')}>
        <Facts
          facts={[
            { name: t('agreement.own.name'), value: own.name },
            ...(['shortName', 'address', 'domain'] as const).flatMap((name) =>
              own[name] === undefined ? [] : [{ name: t(`agreement.own.${name}`), value: own[name] }],
            ),
            {
              name: t('agreement.own.number'),
              value: `${own.kind === 'school' ? 'RSPO' : 'POL-on'} ${own.registryNumber}`,
            },
            { name: t('agreement.own.id'), value: own.institutionId },
            { name: t('agreement.own.cards'), value: cards.join(', ') },
            ...(own.kind === 'school'
              ? [{ name: t('agreement.own.codesFor'), value: t(`agreement.codesFor.${own.codesFor}`) }]
              : []),
            { name: t('agreement.own.endpoint'), value: own.eventsEndpoint },
          ]}
        />
      </Panel>
      <Panel title={t('agreement.keysTitle')}>
        <p>{t('agreement.keys')}</p>
        <dl className={layout['stack']}>
          {(['signingKey', 'encryptionKey'] as const).map((key) => (
            <div key={key}>
              <dt className={typography['muted']}>{t(`agreement.${key}`)}</dt>
              <dd>
                <code className={typography['code']}>{own[key]}</code>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
