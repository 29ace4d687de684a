import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { openForeignIssuer } from '../testing/foreign-issuer.ts';
import { learnAnchors, loadTrustedIssuer } from './trusted-issuer.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const seconds = NOW.getTime() / 1_000;
const nowhere = () => Promise.reject(new Error('asked'));
const der = (pem: string) => pem.replaceAll(/-----[^-]+-----|\s/g, '');

test('K17 only an anchor that is held names another one: a stranger’s root, a key of ours that certifies nobody, and junk are passed over', async () => {
  const issuer = await openForeignIssuer('https://issuer.example', seconds);
  const stranger = await openForeignIssuer('https://issuer.example', seconds);
  const trusted = await loadTrustedIssuer(issuer, nowhere);
  const list = await issuer.statusList({});
  const [leaf = ''] = decodeProtectedHeader(list).x5c ?? [];
  learnAnchors(trusted, [der(stranger.rootCertificate), leaf, 'junk', der(issuer.rootCertificate)], NOW);
  expect(trusted.anchors).toHaveLength(1);
});

test('K17 the settings may name the root and the one that follows it', async () => {
  const [one, two] = [
    await openForeignIssuer('https://a.example', seconds),
    await openForeignIssuer('https://a.example', seconds),
  ];
  const rootCertificate = `${one.rootCertificate}\n${two.rootCertificate}\n`;
  const { anchors } = await loadTrustedIssuer({ issuer: 'https://a.example', rootCertificate }, nowhere);
  expect(anchors.map((anchor) => anchor.raw.toString('base64'))).toEqual(
    [one, two].map((made) => der(made.rootCertificate)),
  );
});
