// Draws the icons of the ribbon: the lines of a roster, and a credit. Run it by hand after a change; the pictures are committed.
import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const sizes = [16, 32, 64, 80];
/** Each pixel is the mean of so many points across and down. */
const POINTS = 8;

const ink = [31, 78, 121];
const paper = [255, 255, 255];
const gold = [242, 184, 75];

/** The colour and cover of a point of the unit square, from the topmost shape down. */
function colourAt(x, y) {
  const toCredit = Math.hypot(x - 0.7, y - 0.7);
  if (toCredit < 0.2) return [...gold, 255];
  if (toCredit < 0.255) return [...ink, 255];
  if (!isInSquare(x, y)) return [0, 0, 0, 0];
  const isLine = [0.27, 0.5, 0.73].some((line) => Math.abs(y - line) < 0.045);
  const isName = x > 0.34 && x < 0.82;
  const isMark = x > 0.17 && x < 0.26;
  return isLine && (isName || isMark) ? [...paper, 255] : [...ink, 255];
}

/** A square with round corners. */
function isInSquare(x, y) {
  const [edge, round] = [0.04, 0.16];
  const away = (at) => Math.max(edge + round - at, at - (1 - edge - round), 0);
  return Math.hypot(away(x), away(y)) <= round;
}

function pixel(size, column, row) {
  const sums = [0, 0, 0, 0];
  for (let down = 0; down < POINTS; down += 1) {
    for (let across = 0; across < POINTS; across += 1) {
      const [red, green, blue, cover] = colourAt(
        (column + (across + 0.5) / POINTS) / size,
        (row + (down + 0.5) / POINTS) / size,
      );
      for (const [at, part] of [red * cover, green * cover, blue * cover, cover].entries()) sums[at] += part;
    }
  }
  const [red, green, blue, cover] = sums;
  if (cover === 0) return [0, 0, 0, 0];
  return [red / cover, green / cover, blue / cover, cover / POINTS ** 2].map(Math.round);
}

/** A PNG of 8 bits a channel, with transparency. */
function png(size) {
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(size, column, row)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const parts = [
    ["IHDR", header],
    ["IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 })],
    ["IEND", Buffer.alloc(0)],
  ];
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    ...parts.map(([name, data]) => chunk(name, data)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

for (const size of sizes) writeFileSync(new URL(`../public/icons/icon-${size}.png`, import.meta.url), png(size));
