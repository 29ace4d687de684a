import sharp from 'sharp';

interface Look {
  skin: string;
  hair: string;
  clothes: string;
  background: string;
  cut: 'long' | 'short' | 'bun' | 'curly' | 'bald' | 'bob';
  glasses?: boolean;
  beard?: boolean;
}

/** Each one different, and each one plainly drawn: no photo of anybody, and not made to look like one. */
const LOOKS: readonly Look[] = [
  { skin: '#f2c9a5', hair: '#5a3825', clothes: '#0b5563', background: '#dcebed', cut: 'long' },
  { skin: '#e8b48c', hair: '#2b2320', clothes: '#7a4a1d', background: '#efe6da', cut: 'short' },
  { skin: '#f6d5b8', hair: '#b5651d', clothes: '#5b3a75', background: '#e9e1f0', cut: 'bun', glasses: true },
  { skin: '#d99f73', hair: '#1d1a18', clothes: '#1f4e79', background: '#dde7f1', cut: 'short', beard: true },
  { skin: '#f0c3a0', hair: '#c9a227', clothes: '#8a2d3b', background: '#f3e0e2', cut: 'bob' },
  { skin: '#f4cdae', hair: '#6b4423', clothes: '#2f6b3c', background: '#e0eee2', cut: 'long', glasses: true },
  { skin: '#a86b42', hair: '#17130f', clothes: '#b07d12', background: '#f5ecd3', cut: 'curly' },
  { skin: '#f7dac0', hair: '#7a5c48', clothes: '#3d3d5c', background: '#e4e4ee', cut: 'bob', glasses: true },
  { skin: '#e5ac82', hair: '#3b2a20', clothes: '#a3431f', background: '#f6e3da', cut: 'bald', beard: true },
  { skin: '#8d5a3a', hair: '#0f0c0a', clothes: '#146356', background: '#d9ece8', cut: 'bun' },
  { skin: '#f3c6a2', hair: '#a0522d', clothes: '#444b54', background: '#e6e8ea', cut: 'short', glasses: true },
  { skin: '#edbb94', hair: '#4a2c17', clothes: '#2d5d9f', background: '#dee8f6', cut: 'curly', beard: true },
  { skin: '#f5d0b0', hair: '#d98e4a', clothes: '#7b2d5f', background: '#f2dfeb', cut: 'curly' },
  { skin: '#eac09a', hair: '#6a4a3a', clothes: '#37587a', background: '#e3ebf0', cut: 'short', beard: true },
];

/** A drawn portrait of one of the invented people, in a card photo's shape; PNG. */
export function drawPortrait(number: number): Promise<Buffer> {
  const look = LOOKS[number % LOOKS.length] ?? LOOKS[0];
  if (!look) throw new Error('There are no looks to draw.');
  return sharp(Buffer.from(svg(look)))
    .png()
    .toBuffer();
}

function svg(look: Look): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="354" height="496" viewBox="0 0 354 496">
  <rect width="354" height="496" fill="${look.background}"/>
  ${backHair(look)}
  <path d="M22 496c4-86 54-128 155-128s151 42 155 128z" fill="${look.clothes}"/>
  <path d="M138 330h78v52c0 26-78 26-78 0z" fill="${look.skin}"/>
  <path d="M138 352c20 22 58 22 78 0v16c-20 24-58 24-78 0z" fill="#000" opacity=".10"/>
  <ellipse cx="85" cy="246" rx="15" ry="24" fill="${look.skin}"/><ellipse cx="269" cy="246" rx="15" ry="24" fill="${look.skin}"/>
  <path d="M86 214c0-70 36-106 91-106s91 36 91 106v30c0 64-40 116-91 116s-91-52-91-116z" fill="${look.skin}"/>
  ${face(look)}
  ${frontHair(look)}
  ${look.glasses ? GLASSES : ''}
</svg>`;
}

const GLASSES = `<g fill="none" stroke="#26323a" stroke-width="6">
  <rect x="106" y="222" width="58" height="44" rx="18"/><rect x="190" y="222" width="58" height="44" rx="18"/>
  <path d="M164 240q13-8 26 0"/></g>`;

function face({ hair, beard }: Look): string {
  return `${beard ? `<path d="M92 262c6 74 46 102 85 102s79-28 85-102c-16 34-42 42-85 42s-69-8-85-42z" fill="${hair}"/>` : ''}
  <g fill="none" stroke="${hair}" stroke-width="7" stroke-linecap="round">
    <path d="M114 208q20-12 42-2"/><path d="M198 206q22-10 42 2"/></g>
  <circle cx="136" cy="244" r="8" fill="#26221f"/><circle cx="218" cy="244" r="8" fill="#26221f"/>
  <circle cx="139" cy="241" r="2.5" fill="#fff"/><circle cx="221" cy="241" r="2.5" fill="#fff"/>
  <path d="M178 250q-12 30 2 34" fill="none" stroke="#000" stroke-opacity=".22" stroke-width="5" stroke-linecap="round"/>
  <path d="M150 314q27 16 54 0" fill="none" stroke="#9c3f3a" stroke-width="7" stroke-linecap="round"/>
  <circle cx="112" cy="284" r="16" fill="#d9534f" opacity=".14"/><circle cx="242" cy="284" r="16" fill="#d9534f" opacity=".14"/>`;
}

function backHair({ cut, hair }: Look): string {
  if (cut === 'long') return `<path d="M62 220c0-98 48-142 115-142s115 44 115 142v190H62z" fill="${hair}"/>`;
  if (cut === 'bob') return `<path d="M66 220c0-96 46-140 111-140s111 44 111 140v96q-111 40-222 0z" fill="${hair}"/>`;
  if (cut === 'bun') return `<circle cx="177" cy="72" r="42" fill="${hair}"/>`;
  if (cut !== 'curly') return '';
  const curls = [
    [84, 190],
    [92, 146],
    [124, 108],
    [177, 92],
    [230, 108],
    [262, 146],
    [270, 190],
  ];
  return curls.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="44" fill="${hair}"/>`).join('');
}

function frontHair({ cut, hair }: Look): string {
  if (cut === 'bald') return '';
  if (cut === 'short') {
    return `<path d="M80 224c-6-92 36-136 97-136s103 44 97 136c-8-38-20-58-34-70-40 12-88 10-122-6-18 16-30 38-38 76z" fill="${hair}"/>`;
  }
  if (cut === 'curly') return `<path d="M82 210q24-62 95-66t95 66q-4-112-95-114t-95 114z" fill="${hair}"/>`;
  return `<path d="M80 232c-4-96 36-142 97-142s101 46 97 142c-10-46-34-74-74-90-30 34-80 44-120 90z" fill="${hair}"/>`;
}
