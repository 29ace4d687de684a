import { Panel } from '@mleg/ui/panel.tsx';
import { useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { loadConfiguration } from '../clients/configuration.ts';

export function AboutPanel() {
  const t = useT();
  const [issuers, setIssuers] = useState<readonly string[]>();
  useEffect(() => {
    void loadConfiguration().then((configuration) => setIssuers(configuration?.trusted.issuers));
  }, []);
  return (
    <Panel title={t('settings.about.title')}>
      <p>{t('settings.about.text')}</p>
      <p>{t('settings.about.protects')}</p>
      <h3>{t('settings.about.issuers')}</h3>
      {issuers === undefined ? (
        <p>{t('settings.about.issuersUnknown')}</p>
      ) : (
        <ul>
          {issuers.map((issuer) => (
            <li key={issuer}>{new URL(issuer).host}</li>
          ))}
        </ul>
      )}
      <p>{t('settings.about.licence')}</p>
    </Panel>
  );
}
