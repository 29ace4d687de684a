import '@mleg/ui/no-eval.ts';
import '@mleg/ui/foundation.css';
import { showPages } from '@mleg/ui/shell/show-pages.tsx';
import { i18n } from './app-i18n.ts';
import { router } from './router.tsx';

showPages(i18n, router);
