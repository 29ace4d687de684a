import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { Correspondence } from '@mleg/ui/correspondence.tsx';
import { useT } from '../app-i18n.ts';

/** The decisions among them carry the name of the person who made them. */
export function AgreementMessages({ messages }: { readonly messages: AgreementDetail['messages'] }) {
  const t = useT();
  if (messages.length === 0) return <p>{t('agreement.noMessages')}</p>;
  const letters = messages.map(({ by, ...message }) => ({
    ...message,
    title: t(`agreement.message.${message.kind}`),
    author: by ?? t(`agreement.from.${message.from}`),
  }));
  return <Correspondence letters={letters} />;
}
