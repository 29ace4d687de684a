import { useTranslation } from 'react-i18next';
import { changeLanguage, offeredLanguages } from './i18n/create-i18n.ts';
import { useUiText } from './i18n/use-ui-text.ts';
import styles from './language-switch.module.css';

/** Each language has a button with its own name; the pressed one is the present language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const t = useUiText();
  const offered = offeredLanguages(i18n);
  if (offered.length < 2) return null;
  return (
    <div role="group" aria-label={t('language')} className={styles['switch']}>
      {offered.map(({ tag, name }) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={i18n.language === tag}
          className={styles['choice']}
          onClick={() => void changeLanguage(i18n, tag)}
        >
          {/* On a phone the tag is what fits; the name is still what the button is called. */}
          <span className={styles['tag']}>{tag.toUpperCase()} </span>
          <span className={styles['name']}>{name}</span>
        </button>
      ))}
    </div>
  );
}
