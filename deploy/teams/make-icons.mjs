// Draws the two icons that Teams asks for: `node deploy/teams/make-icons.mjs`. A speech bubble with two quotation marks.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const TEAL = [0x0b, 0x55, 0x63, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];
const CLEAR = [0, 0, 0, 0];

/** The bubble, in units of the icon's side: a box with a tail. `by` makes it smaller all around. */
const isBubble = (x, y, by = 0) =>
  (x > 0.17 + by && x < 0.83 - by && y > 0.2 + by && y < 0.68 - by) ||
  (x > 0.28 + by && x - 0.28 - by < 0.86 - y - 2 * by && y >= 0.68 - by && y < 0.86 - 2 * by);
const isMark = (x, y) => [0.34, 0.54].some((left) => x > left && x < left + 0.12 && y > 0.34 && y < 0.54);

function drawPng(side, colorAt) {
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (__, x) => colorAt((x + 0.5) / side, (y + 0.5) / side)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // 8 bits a channel, red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name, content) {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

const color = (x, y) => (isBubble(x, y) && !isMark(x, y) ? WHITE : TEAL);
const outline = (x, y) => ((isBubble(x, y) && !isBubble(x, y, 0.06)) || isMark(x, y) ? WHITE : CLEAR);
writeFileSync(join(import.meta.dirname, 'color.png'), drawPng(192, color));
writeFileSync(join(import.meta.dirname, 'outline.png'), drawPng(32, outline));
