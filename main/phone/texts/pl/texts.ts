/** The page that puts the authority onto a phone. Names of settings are those of Android 14 and iOS 17. */
export const texts = {
  title: 'mLegitymacja na tym telefonie',
  intro:
    'Demonstracja działa na komputerze w tej samej sieci. Ten telefon otworzy jej strony bez ostrzeżeń i z aparatem, gdy zaufa certyfikatowi, który ten komputer sam sobie wystawił. To trwa minutę.',
  means: {
    title: 'Co to znaczy',
    text: 'Kto ma klucz tego certyfikatu, może podać się przed tym telefonem za strony, za które certyfikat ręczy. Ten ręczy tylko za adresy w sieciach domowych, za nazwy z końcówką .local i za to, skąd otwarto tę stronę. Klucz leży na tamtym komputerze. Zainstaluj certyfikat tylko w sieci, której ufasz, a po próbach go usuń.',
    fingerprint: 'Odcisk SHA-256. Ten sam jest w terminalu na komputerze i w szczegółach certyfikatu na telefonie:',
  },
  download: 'Pobierz certyfikat',
  android: {
    title: 'Android',
    before: 'Otwórz tę stronę w Chrome. Telefon musi mieć blokadę ekranu.',
    steps: [
      {
        text: 'Naciśnij „Pobierz certyfikat”. Plik mlegitymacja.crt trafi do pobranych.',
        screen: { title: 'mLegitymacja', rows: ['Co to znaczy', 'Pobierz certyfikat'], pressed: 1 },
      },
      {
        text: 'Otwórz Ustawienia i wyszukaj „certyfikat CA”. Bez szukania: Zabezpieczenia i prywatność, Więcej ustawień zabezpieczeń, Szyfrowanie i dane logowania, Zainstaluj certyfikat. Telefony różnych firm nazywają to trochę inaczej.',
        screen: {
          title: 'Zainstaluj certyfikat',
          rows: ['Certyfikat CA', 'Certyfikat VPN i aplikacji', 'Certyfikat Wi-Fi'],
          pressed: 0,
        },
      },
      {
        text: 'Wybierz „Certyfikat CA”, potem „Zainstaluj mimo to”, i wskaż pobrany plik mlegitymacja.crt.',
        screen: { title: 'Pobrane', rows: ['zdjęcie.jpg', 'mlegitymacja.crt'], pressed: 1 },
      },
    ],
    remove:
      'Ustawienia, Zabezpieczenia i prywatność, Więcej ustawień zabezpieczeń, Szyfrowanie i dane logowania, Zaufane dane logowania, karta „Użytkownik”: naciśnij „mLegitymacja demo” i „Usuń”.',
  },
  ios: {
    title: 'iPhone i iPad',
    before: 'Otwórz tę stronę w Safari: inne przeglądarki nie pobiorą profilu.',
    steps: [
      {
        text: 'Naciśnij „Pobierz certyfikat”, a potem „Pozwól”.',
        screen: { title: 'Pobrać profil konfiguracji?', rows: ['Ignoruj', 'Pozwól'], pressed: 1 },
      },
      {
        text: 'Otwórz Ustawienia, naciśnij „Pobrano profil”, „Zainstaluj”, podaj kod telefonu i naciśnij „Zainstaluj” jeszcze raz. Gdy napisu już nie ma: Ogólne, VPN i zarządzanie urządzeniem.',
        screen: { title: 'Ustawienia', rows: ['Pobrano profil', 'Tryb samolotowy', 'Wi-Fi'], pressed: 0 },
      },
      {
        text: 'Ustawienia, Ogólne, To urządzenie, na samym dole „Ustawienia zaufania certyfikatów”: włącz „mLegitymacja demo”. Bez tego Safari dalej ostrzega.',
        screen: { title: 'Ustawienia zaufania', rows: ['mLegitymacja demo'], pressed: 0, control: 'switch' },
      },
    ],
    remove: 'Ustawienia, Ogólne, VPN i zarządzanie urządzeniem: naciśnij „mLegitymacja demo” i „Usuń profil”.',
  },
  open: {
    title: 'Gotowe? Otwórz portfel',
    link: 'Otwórz portfel',
    warned:
      'Jeśli przeglądarka ostrzega, nie idź dalej: certyfikat nie jest zainstalowany albo, na iPhonie, nie jest włączony.',
    byAddress:
      'Portfel działa tu z aparatem i bez sieci, a odblokowuje go PIN. Odcisk palca i twarz (klucze dostępu) potrzebują nazwy zamiast adresu; komputer musi wtedy wystartować z --host i nazwą.',
  },
  remove: 'Jak usunąć certyfikat',
  otherLanguage: 'English',
};

export type Texts = Omit<typeof texts, 'android' | 'ios'> & Record<Kind, Guide>;

/** Kinds of phones, which are told different things. */
export type Kind = 'android' | 'ios';
export type Guide = { title: string; before: string; steps: readonly Step[]; remove: string };
/** What to do, and the screen to do it on: the row with this number is pressed, or switched on. */
type Step = { text: string; screen: Screen };
export type Screen = { title: string; rows: readonly string[]; pressed: number; control?: string };
