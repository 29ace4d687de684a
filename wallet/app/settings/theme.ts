/** What a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'theme';
const DARK_QUERY = '(prefers-color-scheme: dark)';
/** Media queries that are true always and never. */
const ALWAYS = 'all';
const NEVER = 'not all';

const originals = new WeakMap<CSSMediaRule, string>();

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORAGE_KEY, theme);
  applyTheme(theme);
}

/**
 * The design system knows dark and light by the device's media query alone. A choice against the device rewrites those
 * queries in the page's own sheets, so that there is one set of colours and no second copy of it.
 */
export function applyTheme(theme: Theme): void {
  const replacement = { system: undefined, light: NEVER, dark: ALWAYS }[theme];
  for (const rule of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
    if (!(rule instanceof CSSMediaRule)) continue;
    const original = originals.get(rule) ?? rule.media.mediaText;
    if (!original.includes(DARK_QUERY)) continue;
    originals.set(rule, original);
    rule.media.mediaText = replacement === undefined ? original : forced(original, replacement);
  }
}

/** `(prefers-contrast: more) and (prefers-color-scheme: dark)` keeps its other half. */
function forced(original: string, replacement: string): string {
  if (replacement === NEVER) return NEVER;
  const rest = original.split(' and ').filter((part) => part !== DARK_QUERY);
  return rest.length === 0 ? replacement : rest.join(' and ');
}
