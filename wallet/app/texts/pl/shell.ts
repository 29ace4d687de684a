export const shell = {
  appName: 'mLegitymacja – portfel',
  brand: 'Portfel',
  back: 'Wstecz',
  next: 'Dalej',
  cancel: 'Anuluj',
  retry: 'Spróbuj ponownie',
  settings: 'Ustawienia',
  lockNow: 'Zablokuj',
  notices: 'Powiadomienia',
  update: {
    title: 'Jest nowa wersja aplikacji',
    text: 'Odświeżenie trwa chwilę. Legitymacje zostają.',
    action: 'Odśwież',
  },
  takenOver: {
    title: 'Portfel jest otwarty w nowszej wersji',
    text: 'Ta karta przeglądarki używa starej wersji. Wczytaj stronę ponownie.',
    action: 'Wczytaj ponownie',
  },
  broken: {
    title: 'Portfel się nie otworzył',
    text: 'Przeglądarka nie dała dostępu do pamięci. Może działa w trybie prywatnym albo zabrakło miejsca. Nic nie zostało usunięte.',
  },
  failed: {
    title: 'Coś poszło nie tak',
    text: 'To błąd aplikacji. Legitymacje są bezpieczne. Wczytaj stronę ponownie.',
  },
  offline: 'Jesteś offline. Legitymację możesz pokazać także bez internetu.',
} as const;
