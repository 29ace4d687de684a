import '../foundation.css';
import { createI18n } from '../i18n/create-i18n.ts';
import { mountApp } from '../mount-app.tsx';
import { Gallery } from './gallery.tsx';

const { i18n } = createI18n({ pl: {}, en: {} });
document.documentElement.dataset['party'] = new URLSearchParams(location.search).get('party') ?? 'institution';

mountApp(i18n, <Gallery />);
