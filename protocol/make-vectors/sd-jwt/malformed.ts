import type { Vector } from '../vector.ts';
import { presentation } from './presentation.ts';

const vector = (name: string, text: string, refused: string): Vector => ({
  name,
  input: { presentation: text },
  expected: { refused },
});

export const malformed = async (): Promise<Vector[]> => {
  const good = await presentation();
  const [jwt = ''] = good.split('~');
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const otherPayload =
    (await presentation({ claims: { vct: 'https://issuer.example/types/other' } })).split('.')[1] ?? '';
  return [
    vector('refuses an empty text', '', 'malformed'),
    vector('refuses a JWT without a tilde', jwt, 'malformed'),
    vector('refuses two parts', `${header}.${payload}~`, 'malformed'),
    vector('refuses four parts', `${jwt}.${signature}~`, 'malformed'),
    vector('refuses a signature of 63 bytes', `${header}.${payload}.${signature.slice(0, -3)}A~`, 'bad-signature'),
    vector('refuses a payload changed after signing', `${header}.${otherPayload}.${signature}~`, 'bad-signature'),
    vector('refuses standard base64', good.replace(header, `+${header.slice(1)}`), 'malformed'),
    vector('refuses 200 disclosures', `${jwt}~${'W10~'.repeat(200)}`, 'too-many-disclosures'),
  ];
};
