export const scan = {
  card: {
    title: 'Skieruj aparat na kod QR',
    notIt: 'To nie jest kod legitymacji. Szukamy dalej.',
  },
  question: {
    title: 'Skieruj aparat na kod kontrolera',
    notIt: 'To nie jest pytanie kontrolera. Szukamy dalej.',
  },
  request: {
    title: 'Skieruj aparat na kod QR strony',
    notIt: 'To nie jest pytanie o legitymację. Szukamy dalej.',
  },
  starting: 'Włączamy aparat…',
  frame: 'Obraz z aparatu',
  looking: 'Szukamy kodu w ramce',
  torchOn: 'Włącz latarkę',
  torchOff: 'Wyłącz latarkę',
  help: 'Nie skanuje się?',
  helpItems: {
    lens: 'Przetrzyj obiektyw aparatu.',
    enlarge: 'Powiększ kod na komputerze: przycisk „Powiększ kod” albo Ctrl i +.',
    distance: 'Zbliż i oddal telefon, aż kod będzie ostry.',
    type: 'Możesz też wpisać kod spod kodu QR.',
  },
  refused: {
    denied: 'Nie ma zgody na aparat. Zmień ją w ustawieniach przeglądarki albo wpisz kod.',
    missing: 'To urządzenie nie ma aparatu. Wpisz kod albo wybierz zdjęcie.',
    busy: 'Aparat jest zajęty przez inną aplikację. Zamknij ją i spróbuj ponownie.',
  },
} as const;
