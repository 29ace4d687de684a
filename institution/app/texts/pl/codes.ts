export const codes = {
  title: 'mLegitymacja czeka na aktywację',
  lead: 'Przygotuj telefon z aplikacją. Potem pokaż kod na ekranie.',
  show: 'Pokaż',
  expires: 'Kod działa do {{moment}}. Wygaśnie {{distance}}.',
  attempts_one: 'Podano błędny kod aktywacyjny. Pozostała {{count}} próba. Potem kod zostanie zablokowany.',
  attempts_few: 'Podano błędny kod aktywacyjny. Pozostały {{count}} próby. Potem kod zostanie zablokowany.',
  attempts_many: 'Podano błędny kod aktywacyjny. Pozostało {{count}} prób. Potem kod zostanie zablokowany.',
  attempts_other: 'Podano błędny kod aktywacyjny. Pozostało {{count}} próby. Potem kod zostanie zablokowany.',
  scan: {
    title: '1. Zeskanuj kod QR',
    text: 'W aplikacji naciśnij plus, wybierz „Legitymacja studencka” i skieruj aparat na kod.',
    label: 'Kod QR do aktywacji mLegitymacji',
    manual: 'Pokaż kod do ręcznego wpisania',
    manualHide: 'Ukryj kod do ręcznego wpisania',
    manualLabel: 'Kod do ręcznego wpisania',
    copy: 'Kopiuj kod',
    trouble: 'Aparat nie widzi kodu? Przetrzyj obiektyw albo powiększ kod.',
  },
  phone: {
    title: 'Masz tę stronę otwartą w telefonie?',
    open: 'Otwórz w aplikacji na tym urządzeniu',
  },
  activation: {
    title: '2. Podaj kod aktywacyjny',
    text: 'Aplikacja zapyta o niego po odczytaniu kodu QR. Nie pokazuj go nikomu.',
    show: 'Pokaż kod aktywacyjny',
    hide: 'Ukryj kod aktywacyjny',
    label: 'Kod aktywacyjny',
    hides_one:
      'Ukryjemy go po {{count}} minucie albo gdy opuścisz tę stronę. Pokażesz go ponownie tym samym przyciskiem.',
    hides_few:
      'Ukryjemy go po {{count}} minutach albo gdy opuścisz tę stronę. Pokażesz go ponownie tym samym przyciskiem.',
    hides_many:
      'Ukryjemy go po {{count}} minutach albo gdy opuścisz tę stronę. Pokażesz go ponownie tym samym przyciskiem.',
    hides_other:
      'Ukryjemy go po {{count}} minuty albo gdy opuścisz tę stronę. Pokażesz go ponownie tym samym przyciskiem.',
  },
  notReady: 'Ten kod już nie działa. Odświeżyliśmy stan legitymacji.',
} as const;
