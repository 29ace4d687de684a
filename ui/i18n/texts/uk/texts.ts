import type { Translated } from '../../text-tree.ts';
import type * as polish from '../pl/texts.ts';

export const texts: Translated<typeof polish.texts> = {
  skipToContent: 'Перейти до змісту',
  language: 'Мова',
  close: 'Закрити',
  show: 'Показати',
  hide: 'Сховати',
  copy: 'Копіювати',
  copied: 'Скопійовано',
  copyFailed: 'Не вдалося скопіювати. Виділіть текст і скопіюйте його самі.',
  loading: 'Завантажуємо…',
  required: 'обов’язково',
  optional: 'необов’язково',
  errorSummary: {
    title_one: 'Виправте {{count}} місце',
    title_few: 'Виправте {{count}} місця',
    title_many: 'Виправте {{count}} місць',
    title_other: 'Виправте {{count}} місця',
  },
  notice: { info: 'Інформація', success: 'Готово', warning: 'Увага', danger: 'Проблема' },
  steps: { position: 'Крок {{step}} із {{total}}', done: 'готово', current: 'зараз', upcoming: 'потім' },
  code: { character: 'Знак {{position}} із {{total}}' },
  qr: {
    enlarge: 'Збільшити код',
    enlargedTitle: 'QR-код на весь екран',
    brighten: 'Зробіть екран яскравішим, якщо камера не бачить коду.',
  },
  card: {
    studentTitle: 'mLegitymacja, студентський квиток',
    pupilTitle: 'mLegitymacja, учнівський квиток',
    status: {
      valid: 'Дійсний',
      expired: 'Строк минув',
      revoked: 'Анульований',
      suspended: 'Призупинений',
      preview: 'Зразок',
    },
    notValid: 'Цей квиток недійсний.',
    previewNote: 'Це зразок. Він не є документом.',
    portraitOf: 'Фото: {{name}}',
    noPortrait: 'Немає фото',
    validUntil: 'Дійсний до',
    wasValidUntil: 'Був дійсний до',
    number: 'Номер квитка',
  },
};
