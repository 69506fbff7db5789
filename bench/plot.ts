// A plot as SVG, from nothing upwards: of what one costs as there are more, by powers of ten, or of what passes with time.
export interface Plot {
  readonly x: string;
  /** Not by powers of ten. */
  readonly even?: boolean | undefined;
  readonly lines: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 360, 56, 40, 80, 48];
/** Told apart without colour, too. */
const STROKES = ['#1f5f4f', '#9a3412', '#1d4ed8'] as const;
const DASHES = ['none', '8 4', '2 4'] as const;

export function svgOf(title: string, { x, even = false, lines }: Plot): string {
  const points = Object.values(lines).flat();
  const place = (many: number) => (even ? many : Math.log10(many));
  const xs = points.map(([many]) => place(many));
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const most = roundUp(Math.max(...points.map(([, value]) => value)));
  const atX = (many: number) => LEFT + ((place(many) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const atY = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const marked = even
    ? [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(from + part * (to - from)))
    : points.map(([many]) => many);
  const tens = [...new Set(marked)];
  const drawn = Object.entries(lines).map(([name, line], n) => {
    const path = line.map(([many, value]) => `${atX(many).toFixed(1)},${atY(value).toFixed(1)}`).join(' ');
    const dots = line.map(
      ([many, value]) =>
        `<circle cx="${atX(many).toFixed(1)}" cy="${atY(value).toFixed(1)}" r="3" fill="${STROKES[n % 3]}"/>`,
    );
    const key = `<line x1="${LEFT}" y1="${18 + n * 18}" x2="${LEFT + 24}" y2="${18 + n * 18}" stroke="${STROKES[n % 3]}" stroke-width="2" stroke-dasharray="${DASHES[n % 3]}"/><text x="${LEFT + 30}" y="${22 + n * 18}">${name}</text>`;
    return `${key}<polyline points="${path}" fill="none" stroke="${STROKES[n % 3]}" stroke-width="2" stroke-dasharray="${DASHES[n % 3]}"/>${dots.join('')}`;
  });
  const ticks = [0, 0.5, 1].map((part) => {
    const y = atY(part * most).toFixed(1);
    return `<line x1="${LEFT}" y1="${y}" x2="${WIDTH - RIGHT}" y2="${y}" stroke="#d4d4d4"/><text x="${LEFT - 8}" y="${Number(y) + 4}" text-anchor="end">${part * most}</text>`;
  });
  const marks = tens.map(
    (many) =>
      `<text x="${atX(many).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${many.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#171717" role="img">
<title>${title}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${[...ticks, ...marks, ...drawn].join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${x}</text>
</svg>
`;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
