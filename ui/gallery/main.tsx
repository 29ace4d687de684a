import '../foundation.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/create-i18n.ts';
import { Gallery } from './gallery.tsx';

const { i18n } = createI18n({ pl: {}, en: {} });
document.documentElement.dataset['party'] = new URLSearchParams(location.search).get('party') ?? 'institution';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <Gallery />
    </I18nextProvider>,
  );
}
