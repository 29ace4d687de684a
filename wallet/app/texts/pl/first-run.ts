export const firstRun = {
  welcome: {
    title: 'Twoja legitymacja w telefonie',
    lead: 'Portfel przechowuje mLegitymację studencką lub szkolną i pokazuje ją także bez internetu.',
    points: {
      device: 'Legitymacja jest zapisana tylko na tym urządzeniu.',
      nobody: 'Nikt nie dowiaduje się, kiedy i komu ją pokazujesz.',
      code: 'Potrzebujesz kodu z portalu uczelni albo od szkoły.',
    },
    start: 'Zaczynamy',
  },
  install: {
    title: 'Dodaj portfel do ekranu początkowego',
    why: {
      iosTab: 'Zrób to teraz, przed dodaniem legitymacji. Safari usuwa dane stron, których nie otwierasz przez 7 dni.',
      other: 'Portfel otworzy się jak zwykła aplikacja, a przeglądarka lepiej ochroni jego dane.',
    },
    ios: {
      share: 'Naciśnij przycisk udostępniania (kwadrat ze strzałką).',
      add: 'Wybierz „Do ekranu początkowego”.',
      open: 'Otwórz portfel z nowej ikony i zacznij tam.',
    },
    android: {
      menu: 'Otwórz menu przeglądarki.',
      add: 'Wybierz „Zainstaluj aplikację” lub „Dodaj do ekranu głównego”.',
    },
    desktop: 'W pasku adresu naciśnij ikonę instalacji. Nie ma jej? Możesz używać portfela w karcie przeglądarki.',
    action: 'Zainstaluj',
    installed: 'Portfel jest zainstalowany.',
    skip: 'Zostań w przeglądarce',
    skipRisk: 'Rozumiem, że w karcie Safari legitymacja może zniknąć',
  },
  terms: {
    title: 'Zasady korzystania',
    accept: 'Akceptuję zasady',
    required: 'Zaznacz, że akceptujesz zasady. Bez tego nie pójdziemy dalej.',
    items: {
      yours: 'Portfel jest dla osoby, której jest legitymacja. Nie udostępniaj telefonu z otwartym portfelem.',
      device: 'Dane są zapisane zaszyfrowane na tym urządzeniu. Nie robimy ich kopii.',
      lost: 'Zgubiony telefon zgłoś w portalu uczelni lub w szkole. Nowy kod unieważni starą legitymację.',
      trust: 'Portfel rozmawia tylko z wystawcami z listy operatora. Nie śledzi i nie wysyła statystyk.',
      genuine: 'Wygląd ekranu niczego nie dowodzi. Ważność potwierdza dopiero sprawdzenie podpisu.',
    },
  },
  permissions: {
    title: 'O co zapytamy',
    lead: 'Portfel prosi o zgodę dopiero wtedy, gdy jest potrzebna. Możesz odmówić.',
    camera: {
      name: 'Aparat',
      why: 'Do zeskanowania kodu QR. Obraz nie opuszcza urządzenia. Zamiast tego możesz wpisać kod.',
    },
    storage: { name: 'Trwałe miejsce', why: 'Aby przeglądarka nie usunęła legitymacji, gdy zabraknie jej miejsca.' },
    nothing: 'Nie prosimy o położenie, kontakty, mikrofon ani telefon.',
  },
  secret: {
    title: 'Ustaw PIN do portfela',
    titlePassword: 'Ustaw hasło do portfela',
    lead: 'Zapamiętaj go dobrze: nikt go nie zna i nie da się go odzyskać.',
    pin: 'PIN',
    pinHint: '6 cyfr. Inny niż PIN do telefonu.',
    pinAgain: 'Powtórz PIN',
    password: 'Hasło',
    passwordHint: 'Co najmniej 10 znaków. Dobrze sprawdza się kilka słów.',
    passwordAgain: 'Powtórz hasło',
    usePassword: 'Wolę hasło',
    usePin: 'Wolę PIN',
    set: 'Ustaw i otwórz portfel',
    refused: {
      'not-six-digits': 'PIN ma mieć dokładnie 6 cyfr.',
      guessable: 'Ten PIN łatwo zgadnąć. Wybierz inny.',
      'too-short': 'Hasło ma mieć co najmniej 10 znaków.',
      different: 'Wpisy się różnią. Wpisz to samo dwa razy.',
    },
  },
  passkey: {
    title: 'Otwieraj odciskiem palca lub twarzą',
    lead: 'Klucz dostępu otworzy portfel zamiast PIN-u lub hasła. Legitymacje nie są z nim związane.',
    insteadOfPin:
      'PIN przestanie otwierać portfel: sześciu cyfr można się domyślić, klucza nie. Gdy stracisz klucz, legitymację dodasz nowym kodem.',
    besidePassword: 'Hasło zostanie obok klucza.',
    add: 'Dodaj klucz dostępu',
    later: 'Nie teraz',
    unavailable:
      'To urządzenie nie obsługuje kluczy dostępu w potrzebny sposób albo nikt nie potwierdził. Nic się nie zmieniło.',
  },
} as const;
