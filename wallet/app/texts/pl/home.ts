export const home = {
  title: 'Moje dokumenty',
  add: 'Dodaj dokument',
  show: 'Pokaż dane przez internet',
  history: 'Komu pokazano',
  open: 'Otwórz: {{name}}',
  empty: {
    title: 'Nie masz jeszcze legitymacji',
    text: 'Przygotuj kod w portalu uczelni albo weź go ze szkoły, a potem dodaj legitymację.',
  },
  unfinished: {
    title: 'Dodawanie nie jest skończone',
    text: 'Przerwane dodawanie legitymacji czeka. Dokończ je, gdy masz internet.',
    action: 'Dokończ dodawanie',
  },
  deferred: {
    title: 'Legitymacja jest przygotowywana',
    text: 'Wystawca zrobi ją później. Portfel sam o nią zapyta, gdy będzie otwarty.',
    action: 'Zobacz, kiedy',
  },
} as const;
