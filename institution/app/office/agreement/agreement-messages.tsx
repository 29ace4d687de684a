import type { AgreementView } from '@mleg/institution-contract/agreement';
import { Correspondence } from '@mleg/ui/correspondence.tsx';
import { useT } from '../../app-i18n.ts';
import { texts as polish } from '../../texts/pl/texts.ts';

/** A kind of message that this page has no words for keeps its own name. */
export function AgreementMessages({ messages }: { readonly messages: AgreementView['messages'] }) {
  const t = useT();
  const letters = messages.map(({ kind, from, ...message }) => ({
    ...message,
    kind,
    from,
    title: isKnown(kind) ? t(`agreement.message.${kind}`) : kind,
    author: t(`agreement.from.${from}`),
  }));
  return <Correspondence letters={letters} />;
}

const isKnown = (kind: string): kind is keyof typeof polish.agreement.message => kind in polish.agreement.message;
