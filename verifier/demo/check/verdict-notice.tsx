import { Notice } from '@mleg/ui/notice.tsx';
import type { OnlineAnswer, OnlineResult, Preset } from '@mleg/verifier-contract/online-check';
import { useT } from '../app-i18n.ts';
import styles from '../shop.module.css';

/** What the shop may rely on: whether the document is valid, and apart from that which discount it gives. */
export function VerdictNotice({ preset, result }: { readonly preset: Preset; readonly result: OnlineResult }) {
  const t = useT();
  if (result.verdict === 'amber')
    return (
      <Notice tone="warning" announce title={t('verdict.amber.title')}>
        <p>{t('verdict.amber.text')}</p>
      </Notice>
    );
  if (result.verdict === 'red')
    return (
      <Notice tone="danger" announce title={t('verdict.red.title')}>
        <p>{t(redTextOf(result.reason))}</p>
      </Notice>
    );
  const holds = isYes(result.answer);
  return (
    <>
      <Notice tone={holds ? 'success' : 'info'} announce title={t(`verdict.${preset}.${holds ? 'yes' : 'no'}`)}>
        <AnswerText answer={result.answer} />
      </Notice>
      <p>{t('verdict.valid')}</p>
    </>
  );
}

/** The discount of today; it is a question apart from the document's validity. */
function isYes(answer: OnlineAnswer): boolean {
  if (answer.to === 'pupil-under-18') return answer.holds;
  return answer.to !== 'discount' || answer.discounts.length > 0;
}

function AnswerText({ answer }: { readonly answer: OnlineAnswer }) {
  const t = useT();
  if (answer.to === 'institution') return <p>{answer.institution.name}</p>;
  if (answer.to !== 'discount' || answer.discounts.length === 0) return null;
  return (
    <ul className={styles['discounts']}>
      {answer.discounts.map(({ ticket, percent }) => (
        <li key={ticket}>{t(`verdict.tickets.${ticket}`, { percent })}</li>
      ))}
    </ul>
  );
}

const KNOWN_REASONS = ['revoked', 'suspended', 'expired', 'another-institution', 'not-entitled'] as const;

function redTextOf(reason: string) {
  const known = KNOWN_REASONS.find((name) => name === reason);
  return `verdict.red.${known ?? 'forged'}` as const;
}
