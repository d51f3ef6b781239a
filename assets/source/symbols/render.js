'use strict';
// Draws the symbols of catalogue.js into one atlas with an index: node render.js INTER_PACKAGE OUT.
const fs = require('fs');
const ms = require('milsymbol');
const { Resvg } = require('@resvg/resvg-js');
const { symbols } = require('./catalogue.js');

const [fontPackage, out] = process.argv.slice(2);
const CELL = 128;
const COLUMNS = 10;
const SIZE = 40; // pixels per 100 units of milsymbol: the friendly frame, 150 units wide, becomes 60 pixels

// Milsymbol mixes colours and so wants them as rgb(). Chosen for a dark map, apart under colour-vision deficiency.
const fill = {
  Friend: 'rgb(108,195,245)', // #6CC3F5
  Hostile: 'rgb(245,135,79)', // #F5874F
  Neutral: 'rgb(47,191,148)', // #2FBF94
  Unknown: 'rgb(240,228,66)', // #F0E442
  Suspect: 'rgb(245,135,79)',
  Civilian: 'rgb(230,163,200)',
};
const style = {
  size: SIZE,
  colorMode: fill,
  strokeWidth: 5,
  outlineWidth: 5, // echelon marks and staffs are black: without a light edge they vanish on the dark map
  outlineColor: 'rgb(236,242,248)',
  infoFields: false,
  fontfamily: 'Inter',
  hqStaffLength: 72, // shorter than usual, so that the foot stays in its cell
};

ms.setStandard('APP6');
const lines = [];
let body = '';
symbols.forEach(({ name, code }, i) => {
  const symbol = new ms.Symbol(code, style);
  if (!symbol.isValid()) throw new Error(`${name}: ${code} is no valid code`);
  const x = (i % COLUMNS) * CELL;
  const y = Math.floor(i / COLUMNS) * CELL;
  // The octagon all frames are built round sits at the centre of the cell; the anchor is the staff's foot or that centre.
  const centre = symbol.getOctagonAnchor();
  const anchor = symbol.getAnchor();
  const frame = symbol.getMetadata().baseGeometry.bbox;
  const svg = symbol.asSVG().replace('<svg ', '<svg overflow="visible" ');
  body += `<g transform="translate(${x + CELL / 2 - centre.x},${y + CELL / 2 - centre.y})">${svg}</g>`;
  const numbers = [anchor.x - centre.x + CELL / 2, anchor.y - centre.y + CELL / 2,
    (frame.x2 - frame.x1) * SIZE / 100, (frame.y2 - frame.y1) * SIZE / 100];
  lines.push([name, code, x, y, CELL, CELL, ...numbers.map((n) => +n.toFixed(1))].join(' '));
});
const width = COLUMNS * CELL;
const height = Math.ceil(symbols.length / COLUMNS) * CELL;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
const png = new Resvg(svg, {
  font: { loadSystemFonts: false, fontFiles: [`${fontPackage}/700Bold/Inter_700Bold.ttf`], defaultFontFamily: 'Inter' },
}).render();

// Nothing may reach the edge of its cell, or a neighbour would show it.
const pixels = png.pixels;
symbols.forEach(({ name }, i) => {
  const x0 = (i % COLUMNS) * CELL;
  const y0 = Math.floor(i / COLUMNS) * CELL;
  let drawn = 0;
  for (let y = 0; y < CELL; y += 1) {
    for (let x = 0; x < CELL; x += 1) {
      const alpha = pixels[((y0 + y) * width + x0 + x) * 4 + 3];
      if (alpha > 0) drawn += 1;
      if (alpha > 0 && (x === 0 || y === 0 || x === CELL - 1 || y === CELL - 1)) throw new Error(`${name} is cut off`);
    }
  }
  if (drawn < 500) throw new Error(`${name} is empty`);
});

fs.writeFileSync(`${out}/app6.png`, png.asPng());
fs.writeFileSync(`${out}/app6.index`, `${lines.join('\n')}\n`);
console.log(`symbols: ${symbols.length}, ${width}x${height}, ${fs.statSync(`${out}/app6.png`).size} bytes`);
