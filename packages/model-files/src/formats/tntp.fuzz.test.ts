import { uniformAt } from '@meridian/engine';
import { expect, test } from 'vitest';
import { readTntp } from './tntp.ts';

const net =
  '<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 4\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 3\n<END OF METADATA>\n~ a b ;\n1 3 10 5 30 0.15 4 0 0 1;\n1 3 20 5 60 0.15 4 0 0 1 ;\n3\t2\t10\t5\t30\t0.15\t4\t0\t0\t1\t;\n';
const trips = '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 12.5\n<END OF METADATA>\n\nOrigin 1\n 1 : 0;\t2 : 12.5;\n';
const pieces = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  ';',
  ':',
  ',',
  '~',
  '<',
  '>',
  '-',
  '+',
  '.',
  'e',
  'NaN',
  '9',
  '0',
  'Origin',
  '\u0000',
  'é',
  '1e999',
];

/** The text with a few places cut out, doubled or written over, by the numbers of one draw. */
function damage(text: string, draw: number): string {
  let damaged = text;
  for (let step = 0; step < 1 + (draw % 3); step += 1) {
    const [place, length, piece] = [0, 1, 2].map((part) => uniformAt(7, draw, 3 * step + part));
    const at = Math.floor((place ?? 0) * damaged.length);
    const end = at + Math.floor((length ?? 0) * 4);
    damaged = damaged.slice(0, at) + (pieces[Math.floor((piece ?? 0) * pieces.length)] ?? '') + damaged.slice(end);
  }
  return damaged;
}

test('damaged files are read to the end: either a sound problem or findings that stand alone', () => {
  let sound = 0;
  for (let draw = 0; draw < 3000; draw += 1) {
    const { instance, findings } = readTntp(
      damage(net, 2 * draw),
      draw % 2 === 0 ? trips : damage(trips, 2 * draw + 1),
    );
    for (const { message, remedy } of findings) expect(`${message}${remedy}`).not.toMatch(/undefined|\[object/);
    expect(instance === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
    if (instance === undefined) continue;
    sound += 1;
    const { delays, graph, classes } = instance.problem;
    for (const values of [delays.free, delays.capacity, delays.coefficient, delays.power, classes[0]?.demand ?? []])
      expect([...values].every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    expect([...graph.head].every((vertex) => vertex < graph.vertexCount)).toBe(true);
    expect(graph.firstArc.at(-1)).toBe(instance.network.linkCount);
  }
  expect(sound).toBeGreaterThan(100);
});
