import { X509Certificate } from 'node:crypto';
import { answerHeaders } from '@mleg/platform/http/answer-headers';
import type { Party } from '@mleg/platform/http/party';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { type Context, Hono } from 'hono';
import { languageDetector } from 'hono/language';
import * as named from '../texts/languages.ts';
import type { Kind } from '../texts/pl/texts.ts';
import { type Installed, type Language, renderInstallPage } from './install-page.ts';
import { installStyle } from './install-style.ts';

/** The page, and what a person compares before they trust it: it comes without TLS. */
export type InstallPage = Pick<Party, 'fetch'> & Pick<Installed, 'fingerprint'>;

const languages = { ...named };

/** A page that puts the authority, in PEM, onto the phone that opens it. */
export function installPage(authority: string, place: Omit<Installed, 'fingerprint'>): InstallPage {
  const { raw, fingerprint256: fingerprint } = new X509Certificate(authority);
  const app = new Hono();
  app.use(answerHeaders({ origin: `http://${place.host}` }));
  // Without TLS it means nothing, and browsers complain of it.
  app.use(async (context, next) => {
    await next();
    context.res.headers.delete('Cross-Origin-Opener-Policy');
  });
  app.use(pageHeaders({ connect: [] }));
  app.use(
    languageDetector({
      supportedLanguages: Object.keys(languages),
      fallbackLanguage: 'pl',
      order: ['path', 'header'],
      caches: false,
    }),
  );
  const page = (context: Context) => {
    const language = context.get('language') as Language;
    context.header('Vary', 'Accept-Language, User-Agent');
    context.header('Content-Language', language);
    return context.html(renderInstallPage(language, languages[language], kindOf(context), { ...place, fingerprint }));
  };
  for (const path of ['/', ...Object.keys(languages).map((tag) => `/${tag}`)]) app.get(path, page);
  app.get('/install.css', (context) => context.body(installStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  // By this type phones know that it is to be installed; Android's installer wants a name that ends so.
  app.get('/mlegitymacja.crt', (context) =>
    context.body(Uint8Array.from(raw), 200, { 'Content-Type': 'application/x-x509-ca-cert' }),
  );
  return { fetch: (request) => app.fetch(request), fingerprint };
}

const kindOf = (context: Context): Kind =>
  /iPhone|iPad|iPod/.test(context.req.header('User-Agent') ?? '') ? 'ios' : 'android';
