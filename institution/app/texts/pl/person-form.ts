export const personForm = {
  add: 'Dodaj osobę',
  change: 'Zmień dane',
  addTitle: 'Nowa osoba',
  changeTitle: 'Zmiana danych osoby',
  lead: 'Nową osobę i zmianę imienia, nazwiska, daty urodzenia albo numeru PESEL potwierdza druga osoba z biura.',
  peselHint: 'Osoba bez numeru PESEL: zostaw puste, jeśli regulamin na to pozwala.',
  peselKept: 'Numer już jest i go nie pokazujemy. Wpisz nowy tylko wtedy, gdy trzeba go zmienić.',
  cardHint: 'Numer i obie daty albo nic.',
  status: {
    active: 'studiuje',
    'on-leave': 'na urlopie',
    removed: 'skreślona z listy',
    graduated: 'ukończyła naukę',
  },
  save: 'Zapisz',
  back: 'Wróć bez zmian',
  own: 'To dane Twoje albo Twojego dziecka. Zmienić je może inna osoba.',
} as const;
