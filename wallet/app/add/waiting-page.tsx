import { type Unfinished, UnfinishedPage } from './unfinished-page.tsx';

/** It goes on by itself, or when asked. */
export function WaitingPage(props: Unfinished & { readonly onRetry: () => void }) {
  return <UnfinishedPage at="waiting" {...props} />;
}
