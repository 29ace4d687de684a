export const historyPl = {
  title: 'Komu pokazano',
  lead: 'Kto, kiedy i o co pytał. Ta lista jest tylko na tym urządzeniu.',
  empty: {
    title: 'Nikomu jeszcze nic nie pokazano',
    text: 'Gdy pokażesz legitymację, zobaczysz tu komu, kiedy i jakie dane.',
  },
  how: { online: 'Przez internet', inspection: 'Do kontroli' },
  purpose: 'Po co',
  data: 'Dane',
  noData: 'Tylko ważność dokumentu',
  from: 'Dokument',
  host: 'Adres',
  unverified: 'nazwa niepotwierdzona',
  outcome: {
    shown: 'Pokazano',
    begun: 'Nie wiadomo, czy doszło',
    refused: 'Nie przyjęto',
    declined: 'Odmówiono',
  },
  forget: {
    action: 'Wyczyść historię',
    title: 'Wyczyścić historię?',
    text: 'Lista zniknie z tego urządzenia na zawsze. Legitymacje zostają.',
    confirm: 'Wyczyść historię',
  },
} as const;
