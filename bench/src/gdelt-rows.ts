import { closeSync, openSync, writeSync } from 'node:fs';
import { dayNumber, formatDay } from '@meridian/engine';

const states =
  'USA RUS CHN IRN IND TUR AZE ARM GEO KAZ TKM UZB PAK AFG IRQ SAU ISR SYR DEU FRA GBR ITA JPN KOR UKR EGY ARE QAT OMN BRA ROM AFR EUR'.split(
    ' ',
  );
// statements and appeals are over a third of the set, as they are in what is published
const codes =
  '010 010 012 014 020 020 023 030 036 036 040 040 042 042 043 043 046 051 051 057 061 062 071 073 080 085 090 111 111 112 112 120 130 138 141 145 154 163 172 173 180 190 190 190 193 195'.split(
    ' ',
  );
const hosts = Array.from({ length: 400 }, (_, index) => `www.newspaper${index}.example`);
const names = ['UNITED STATES', 'MOSCOW', 'BEIJING', 'TEHRAN', 'POLICE', 'GOVERNMENT', 'PRESIDENT', ''];
const places = [
  '1\tIran\tIR\tIR\t\t32\t53\tIR',
  '4\tMoscow, Moskva, Russia\tRS\tRS48\t25106\t55.7522\t37.6156\t-2960561',
  '4\tBaku, Baki, Azerbaijan\tAJ\tAJ09\t18014\t40.3953\t49.8822\t-2705195',
  '0\t\t\t\t\t\t\t',
];

/** Numbers of a linear congruential generator (Numerical Recipes, 1992): the same file for the same seed. */
function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/** Writes so many rows in the shape of GDELT 2: two years of days, half of the rows without a second state. Returns the bytes. */
export function writeGdeltRows(path: string, rows: number, seed: number): number {
  const next = sequence(seed);
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const days = Array.from({ length: 730 }, (_, day) => formatDay(dayNumber(2022, 1, 1) + day));
  const file = openSync(path, 'w');
  let bytes = 0;
  let lines: string[] = [];
  let [day, a, b, code, host] = ['', '', '', '', ''];
  for (let row = 0; row < rows; row += 1) {
    // every third row tells of what the row before told, from the same host or another: such files repeat themselves
    const isRepeat = row > 0 && next(3) === 0;
    if (!isRepeat) {
      day = pick(days).replaceAll('-', '');
      a = next(10) < 8 ? pick(states) : '';
      b = next(10) < 6 ? pick(states) : '';
      code = pick(codes);
      host = pick(hosts);
    } else if (next(2) === 0) host = pick(hosts);
    const sources = next(4) === 0 ? 2 + next(8) : 1;
    const actor = (state: string): string => `${state}\t${pick(names)}\t${state}\t\t\t\t\t\t\t`;
    lines.push(
      `${900000000 + row}\t${day}\t${day.slice(0, 6)}\t${day.slice(0, 4)}\t${day.slice(0, 4)}.5000\t${actor(a)}\t${actor(b)}\t${next(2)}\t` +
        `${code}\t${code.slice(0, 3)}\t${code.slice(0, 2)}\t${1 + next(4)}\t${next(20) - 10}.0\t${sources * (1 + next(6))}\t${sources}\t${sources}\t` +
        `-${next(9)}.${100000 + next(800000)}\t${pick(places)}\t${pick(places)}\t${pick(places)}\t${day}120000\thttps://${host}/world/${row}/article-of-the-day.html\n`,
    );
    if (lines.length === 20_000 || row === rows - 1) {
      bytes += writeSync(file, lines.join(''));
      lines = [];
    }
  }
  closeSync(file);
  return bytes;
}
