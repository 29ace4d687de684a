import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from './app-i18n.ts';
import styles from './shop.module.css';

const START = `POST /relying-party-api/checks
Authorization: Bearer …
{ "purpose": "discount",
  "ask": { "preset": "discount" } }

201
{ "checkId": "…", "expiresAt": "…",
  "link": "openid4vp://?client_id=…",
  "walletLink": "https://…" }`;

const COLLECT = `POST /relying-party-api/checks/…/collection
{}

200
{ "state": "answered",
  "result": { "verdict": "green",
              "answer": { "to": "discount", … } } }`;

/** For whoever wants to ask the same from a shop of their own. */
export function HowPanel() {
  const t = useT();
  return (
    <Panel title={t('how.title')}>
      <p>{t('how.start')}</p>
      <pre className={styles['code']} tabIndex={0}>
        <code>{START}</code>
      </pre>
      <p>{t('how.collect')}</p>
      <pre className={styles['code']} tabIndex={0}>
        <code>{COLLECT}</code>
      </pre>
      <p>{t('how.sameDevice')}</p>
      <p>{t('how.verdicts')}</p>
      <p>
        <a href="/relying-party-api/openapi.json">{t('how.openapi')}</a>
      </p>
    </Panel>
  );
}
