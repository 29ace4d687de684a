import { changeLanguage, offeredLanguages } from '@mleg/ui/i18n/create-i18n.ts';
import { Panel } from '@mleg/ui/panel.tsx';
import { useState } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { Choices } from './choices.tsx';
import { chooseTheme, chosenTheme } from './theme.ts';

const THEMES = ['system', 'light', 'dark'] as const;

export function LookPanel() {
  const t = useT();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Panel title={t('settings.look.title')}>
      <Choices
        legend={t('settings.look.language')}
        options={offeredLanguages(i18n).map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
        value={i18n.language}
        onChoose={(language) => void changeLanguage(i18n, language)}
      />
      <Choices
        legend={t('settings.look.theme')}
        options={THEMES.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        value={theme}
        onChoose={(chosen) => {
          setTheme(chosen);
          chooseTheme(chosen);
        }}
      />
    </Panel>
  );
}
