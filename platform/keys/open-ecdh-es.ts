import { createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';

const headerSchema = z.object({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  epk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.base64url().length(43),
    y: z.base64url().length(43),
  }),
  apu: z.base64url().optional(),
  apv: z.base64url().optional(),
});
const KEY_BITS = 256;

/**
 * Opens a compact JWE (RFC 7518 §4.6, direct agreement) whose private key somebody else holds.
 * @param agree takes the sender's point, uncompressed, and gives the x that both come to
 */
export function openEcdhEs(jwe: string, agree: (point: Buffer) => Buffer): Uint8Array {
  const [head = '', wrapped, iv = '', text = '', tag = '', ...more] = jwe.split('.');
  if (wrapped !== '' || more.length > 0) throw new Error('No compact JWE by direct agreement.');
  const { epk, enc, apu = '', apv = '' } = headerSchema.parse(JSON.parse(bytes(head).toString()));
  const shared = agree(Buffer.concat([Buffer.from([4]), bytes(epk.x), bytes(epk.y)]));
  const key = createHash('sha256')
    .update(
      Buffer.concat([
        number(1),
        shared,
        sized(Buffer.from(enc)),
        sized(bytes(apu)),
        sized(bytes(apv)),
        number(KEY_BITS),
      ]),
    )
    .digest();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(head));
  decipher.setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]);
}

const bytes = (text: string) => Buffer.from(text, 'base64url');
const sized = (data: Buffer) => Buffer.concat([number(data.length), data]);

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
