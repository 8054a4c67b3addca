import { assign } from '@meridian/engine';
import { describe, expect, test } from 'vitest';
import { printFindings } from '../testing/small-files.ts';
import { tntpFlowsCsv, tntpSelectLink, tntpSkimsCsv } from './tntp-results.ts';
import { readTntp } from './tntp.ts';
import type { TntpClass, TntpInstance } from './tntp.ts';

/** Net file of zones 1 and 2 (no way passes through them), crossings 3 and 4; rows are given as cells. */
function net(rows: readonly string[], tags = ''): string {
  const head = `<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 4\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> ${String(rows.length)}\n${tags}`;
  return `${head}<END OF METADATA>\n\n~\tinit_node\tterm_node\t;\n${rows.map((row) => `\t${row}\t;\n`).join('')}`;
}

/** Braess's network (1968) with connectors: cost on the ways 1-3-4-2, 1-3-2 and 1-4-2. */
const braess = [
  '1 3 1 100 0.00000001 1000000000 1 0 0 1',
  '1 4 1 100 50 0.02 1 0 0 1',
  '3 2 1 100 50 0.02 1 0 0 1',
  '3 4 1 100 10 0.1 1 0 0 1',
  '4 2 1 100 0.00000001 1000000000 1 0 0 1',
];
const six = '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 6.0\n<END OF METADATA>\nOrigin 1\n 1 : 0.0; 2 : 6.0;\n';

function instanceOf(...args: Parameters<typeof readTntp>): TntpInstance {
  const { instance, findings } = readTntp(...args);
  if (instance === undefined) throw new Error(printFindings(findings).join('\n'));
  return instance;
}

const errors = (netText: string, tripsText: string): readonly string[] =>
  printFindings(readTntp(netText, tripsText).findings);

/** Each text with one place changed. */
const changed = (from: string, to: string): string => {
  const text = net(braess);
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe('reading', () => {
  test('01 Braess: three ways of 2 each, of cost 92', () => {
    const instance = instanceOf(net(braess), six);
    expect(instance).toMatchObject({ demand: 6, intrazonalDemand: 0 });
    const solution = assign(instance.problem, 'bush', { gap: 1e-12 });
    expect(solution.totalCost).toBeCloseTo(552, 6);
    expect([...solution.facilityVolume].map((volume) => Math.round(volume * 1e6) / 1e6)).toEqual([4, 2, 2, 2, 4]);
  });

  test('02 blanks, tabs, comments, order of tags, ends of lines and missing semicolons do not matter', () => {
    const loose =
      '<number of  links>5 \r\n<NUMBER OF NODES>\t4 ;\r\n~ by hand\r\n<FIRST THRU NODE> 3\r\n<NUMBER OF ZONES> 2\t\r\n<Original Header>~ a b c\r\n<END OF METADATA>\t\r\n' +
      braess.map((row) => `  ${row.replaceAll(' ', '\t  ')} ~ a link`).join('\r\n');
    const trips =
      '<END OF METADATA>\n~ none\nORIGIN\t1\n2:2.5;1 :   0;\n\norigin 2\nOrigin  1\n\n~ again\n2 : 3.5e0 ;\n';
    const { instance, findings } = readTntp(loose, trips.replace('2 : 3.5e0', '1 : 3.5e0'));
    expect(printFindings(findings)).toEqual([]);
    const strict = instanceOf(net(braess), six);
    expect(instance?.problem.delays).toEqual(strict.problem.delays);
    expect(instance?.problem.graph).toEqual(strict.problem.graph);
    expect(instance).toMatchObject({ demand: 2.5, intrazonalDemand: 3.5 });
    expect(instanceOf(net(braess).replaceAll('\n', '\r'), six).problem).toEqual(strict.problem);
    expect(instanceOf(new TextEncoder().encode(net(braess)), new TextEncoder().encode(six)).problem).toEqual(
      strict.problem,
    );
  });

  test('03 numbers are read to the last bit', () => {
    const cells = ['0.1', '1e-7', '5254.128510', '0.30000000000000004', '123456789012345678', '.5', '+7.', '4.35E2'];
    for (const cell of cells) {
      const { network } = instanceOf(net([`1 2 1 ${cell} 1 0 0 0 0 1`]), six);
      expect(network.links.length[0]).toBe(Number(cell));
    }
  });

  test('04 links sorted by tail keep the order of the file in what is written; parallel links are two', () => {
    const rows = ['3 2 1 0 1 0 0 0 0 1', '1 3 5 0 0 0.15 4 0 0 1', '1 3 5 0 0.5 0 4 0 0 1', '3 4 0 0 2 0 4 0 0 1'];
    const instance = instanceOf(net(rows), six);
    expect([...instance.linkOfArc]).toEqual([1, 2, 0, 3]);
    const solution = assign(instance.problem, 'bush', { gap: 1e-12 });
    expect(tntpFlowsCsv(instance, solution)).toBe('from,to,volume,cost\n3,2,6,1\n1,3,6,0\n1,3,0,0.5\n3,4,0,2\n');
  });

  test('05 time that volume does not change: b 0, power 0, no free-flow time', () => {
    const rows = ['1 3 0 0 2 0 4 0 0 1', '1 4 7 0 2 0.5 0 0 0 1', '3 2 0 0 0 0.15 4 0 0 1', '4 2 0 0 1 0.15 0 0 0 1'];
    const { delays } = instanceOf(net(rows), six).problem;
    expect([...delays.free]).toEqual([2, 3, 0, 1.15]);
    expect([...delays.coefficient]).toEqual([0, 0, 0, 0]);
    expect([...delays.capacity]).toEqual([1, 7, 1, 1]);
  });

  test('06 toll and length cost what the options, else the file, say', () => {
    const rows = ['1 2 1 10 5 0 0 0 3 1'];
    const fixed = (text: string, options = {}): number | undefined =>
      instanceOf(text, six, options).problem.classes[0]?.fixedCost[0];
    expect(fixed(net(rows))).toBe(0);
    const tagged = net(rows, '<TOLL FACTOR> 2\n<DISTANCE FACTOR> 0.5\n');
    expect(fixed(tagged)).toBe(11);
    expect(fixed(tagged, { tollWeight: 1 })).toBe(8);
    expect(fixed(tagged, { tollWeight: 0, distanceWeight: 0 })).toBe(0);
  });

  test('07 classes share time, and each has its own cost', () => {
    const file = { file: 't.tntp', content: six };
    const rows = ['1 3 3 0 1 1 1 0 0 1', '3 2 9 0 0 0 0 0 0 1', '1 4 9 9 2 0 0 0 0 1', '4 2 9 0 0 0 0 0 0 1'];
    const instance = instanceOf(net(rows), [
      { ...file, demandFactor: 0.5 },
      { ...file, demandFactor: 0.5, distanceWeight: 1 },
    ]);
    expect(instance.problem.classes.map(({ id, demand }) => [id, ...demand])).toEqual([
      ['class-1', 3],
      ['class-2', 3],
    ]);
    // 1 + v / 3 = 2 at v = 3: class 2 finds the other way 9 dearer and stays, class 1 leaves
    const solution = assign(instance.problem, 'bush', { gap: 1e-12 });
    const lines = tntpFlowsCsv(instance, solution).split('\n');
    expect(lines[0]).toBe('from,to,volume,cost,volume_class-1,cost_class-1,volume_class-2,cost_class-2');
    const cells = lines.slice(1, 5).map((line) => line.split(',').map(Number));
    expect(cells.map((row) => row.slice(0, 2))).toEqual([
      [1, 3],
      [3, 2],
      [1, 4],
      [4, 2],
    ]);
    expect(cells[0]?.[2]).toBeCloseTo(3, 9);
    expect(cells[0]?.[6]).toBeCloseTo(3, 9);
    expect(cells[2]?.[4]).toBeCloseTo(3, 9);
    expect(cells[2]?.[7]).toBe(11);
    expect(tntpSkimsCsv(instance, solution)).toMatch(
      /^origin,destination,cost,class\n1,2,2\S*,class-1\n1,2,2\S*,class-2\n$/,
    );
  });
});

describe('results', () => {
  test('08 skims do not pass through zones', () => {
    const rows = ['1 3 1 0 4 0 0 0 0 1', '3 2 1 0 4 0 0 0 0 1', '3 1 1 0 1 0 0 0 0 1', '1 2 1 0 9 0 0 0 0 1'];
    const trips = '<END OF METADATA>\nOrigin 1\n2 : 1;\n';
    const instance = instanceOf(net(rows), trips);
    expect(tntpSkimsCsv(instance, assign(instance.problem, 'bush', { gap: 1e-12 }))).toBe(
      'origin,destination,cost\n1,2,8\n',
    );
    // from 1 to 3 by way of zone 2 would cost 2
    const around = ['1 2 1 0 1 0 0 0 0 1', '2 3 1 0 1 0 0 0 0 1', '1 3 1 0 5 0 0 0 0 1', '3 4 1 0 1 0 0 0 0 1'];
    const three = net(around).replace('ZONES> 2', 'ZONES> 3').replace('NODE> 3', 'NODE> 4');
    const detour = instanceOf(three, trips.replace('2 : 1', '3 : 1'));
    expect(tntpSkimsCsv(detour, assign(detour.problem, 'bush', { gap: 1e-12 }))).toContain('1,3,5\n');
  });

  test('09 users of a link, each once', () => {
    const instance = instanceOf(net(braess), six);
    const solution = assign(instance.problem, 'bush', { gap: 1e-12 });
    const users = tntpSelectLink(instance, solution, 1, 3);
    expect(users?.volume).toBeCloseTo(4, 6);
    expect(users).toMatchObject({ links: 1, origins: [{ zone: 1 }], destinations: [{ zone: 2 }] });
    expect(tntpSelectLink(instance, solution, 3, 1)).toBeUndefined();
    expect(tntpSelectLink(instance, { paths: undefined }, 1, 3)).toBeUndefined();
  });
});

describe('faults', () => {
  test.each([
    [
      'a column too few',
      '\t100\t'.replaceAll('\t', ' '),
      ' ',
      'error row-length net.tntp, row 8: the row has 9 columns.',
    ],
    ['no number', '10 0.1', '10 NaN', 'error cell-type net.tntp, row 11, column b: "NaN" is not a number.'],
    ['a decimal comma', '10 0.1', '10 0,1', 'error cell-type net.tntp, row 11, column power: "," is not a number.'],
    ['a negative capacity', '1 4 1 ', '1 4 -1 ', 'error cell-range net.tntp, row 9, column capacity: -1 is below 0.'],
    ['a negative time', ' 50 ', ' -50 ', 'error cell-range net.tntp, row 9, column free_flow_time: -50 is below 0.'],
    ['a node too far', '3 4 1 ', '3 5 1 ', 'error cell-range net.tntp, row 11, column term_node: 5 is no node.'],
    ['a node between', '3 4 1 ', '3 4.5 1 ', 'error cell-range net.tntp, row 11, column term_node: 4.5 is no node.'],
    [
      'no capacity',
      '1 4 1 ',
      '1 4 0 ',
      'error cell-range net.tntp, row 9, column capacity: 0 lets nothing pass, and time would be infinite.',
    ],
    [
      'rows missing',
      'LINKS> 5',
      'LINKS> 6',
      'error count-mismatch net.tntp, column NUMBER OF LINKS: <NUMBER OF LINKS> says 6, and there are 5 rows.',
    ],
    [
      'no end of metadata',
      '<END OF METADATA>',
      '',
      'error metadata-missing net.tntp, row 8: the line <END OF METADATA> is missing.',
    ],
    [
      'no number of nodes',
      '<NUMBER OF NODES> 4',
      '',
      'error metadata-missing net.tntp, column NUMBER OF NODES: the line <NUMBER OF NODES> is missing.',
    ],
    [
      'a size that is none',
      'LINKS> 5',
      'LINKS> many',
      'error cell-type net.tntp, row 4, column NUMBER OF LINKS: "many" is not a whole number.',
    ],
    [
      'more zones than nodes',
      'ZONES> 2',
      'ZONES> 5',
      'error cell-range net.tntp, column NUMBER OF ZONES: there are 5 zones and only 4 nodes.',
    ],
    [
      'overflow',
      '1 4 1 100 50 0.02 1',
      '1 4 1 100 50 0.02 900',
      'error delay-overflow net.tntp, row 9: the time of the link overflows when all demand (6) uses it.',
    ],
  ])('10 net: %s', (_, from, to, message) => {
    const found = errors(changed(from, to), six);
    expect(found.map((line) => line.replace(/ >> .*/, ''))).toContain(message);
    expect(found.join('\n')).not.toContain('undefined');
  });

  test.each([
    ['a zone too far', '2 : 6.0', '3 : 6.0', 'error cell-range trips.tntp, row 5, column destination: "3" is no zone.'],
    ['an origin too far', 'Origin 1', 'Origin 7', 'error cell-range trips.tntp, row 4, column origin: "7" is no zone.'],
    ['negative demand', ': 6.0', ': -6.0', 'error cell-range trips.tntp, row 5, column demand: -6.0 is below 0.'],
    ['no number', ': 6.0', ': six', 'error cell-type trips.tntp, row 5, column demand: "six" is not a number.'],
    ['no origin', 'Origin 1\n', '', 'error file-unreadable trips.tntp, row 4: a pair stands before the first origin.'],
    [
      'a pair twice',
      '2 : 6.0;',
      '2 : 3.0; 2 : 3.0;',
      'error key-repeated trips.tntp, row 5, column destination: the pair 1-2 stands in row 5 already.',
    ],
    [
      'another word',
      'Origin 1',
      'From 1',
      'error file-unreadable trips.tntp, row 4: "from 1" is neither an origin nor a pair.',
    ],
    [
      'cut within a pair',
      ': 6.0;\n',
      ':',
      'error cell-required trips.tntp, row 5, column demand: a zone stands without its demand.',
    ],
    [
      'cut within a number',
      ': 6.0;\n',
      ': 5',
      'error count-mismatch trips.tntp, row 2, column TOTAL OD FLOW: <TOTAL OD FLOW> says 6, and the pairs have 5 together. The last of them is not closed by ";".',
    ],
    [
      'no end of metadata',
      '<END OF METADATA>\n',
      '',
      'error metadata-missing trips.tntp, row 3: the line <END OF METADATA> is missing.',
    ],
    [
      'another total',
      'FLOW> 6.0',
      'FLOW> 7.0',
      'warning total-mismatch trips.tntp, row 2, column TOTAL OD FLOW: <TOTAL OD FLOW> says 7, and the pairs have 6 together.',
    ],
    [
      'other zones',
      'ZONES> 2',
      'ZONES> 3',
      'warning total-mismatch trips.tntp, row 1, column NUMBER OF ZONES: <NUMBER OF ZONES> says 3, and the network has 2.',
    ],
  ])('11 trips: %s', (_, from, to, message) => {
    expect(six).toContain(from);
    const found = errors(net(braess), six.replace(from, to));
    expect(found.map((line) => line.replace(/ >> .*/, ''))).toContain(message);
  });

  test('12 demand without a way, and zones without a link, are warned of and lost', () => {
    const oneWay = readTntp(net(['1 3 1 0 1 0 0 0 0 1', '4 2 1 0 1 0 0 0 0 1']), six);
    expect(printFindings(oneWay.findings)).toEqual([
      'warning demand-without-way trips.tntp, row 5: no way leads from zone 1 to zone 2; their demand is lost. >> Add the links that are missing, or leave the pair out.',
    ]);
    const solution = oneWay.instance && assign(oneWay.instance.problem, 'bush', { gap: 1e-6 });
    expect(solution?.outside.map((each) => [...each])).toEqual([[6]]);
    expect(errors(net(['1 3 1 0 1 0 0 0 0 1', '3 4 1 0 1 0 0 0 0 1']), six)).toEqual([
      'warning zone-without-link trips.tntp, row 5: zone 2 has demand, and no link enters it; that demand is lost. >> Add a link that enters node 2 to the network.',
    ]);
  });

  test('13 a net file that is none, and empty files', () => {
    expect(readTntp('', '').instance).toBeUndefined();
    const codes = errors('', '').map((line) => line.split(' ', 2).join(' '));
    expect(codes).toEqual([...Array<string>(4).fill('error metadata-missing'), 'info import-assumed']);
    expect(errors(net(braess), '').map((line) => line.split(' ')[1])).toEqual(['metadata-missing']);
    const bytes = new Uint8Array([0xff, 0xfe, 0x3c, 0]);
    expect(printFindings(readTntp(bytes, six).findings)[0]).toContain('UTF-16');
  });

  test('09 factors in a trips file weigh that class: the option, then the trips file, then the net file', () => {
    const rows = ['1 2 1 5 10 0 0 0 3 1', '1 3 1 1 1 0 0 0 0 1', '3 2 1 1 1 0 0 0 0 1'];
    const tagged = net(rows, '<TOLL FACTOR> 2\n<DISTANCE FACTOR> 0.5\n');
    const own = six.replace('<TOTAL', '<TOLL FACTOR> 7\n<TOTAL');
    const weights = (classes: readonly TntpClass[], options = {}): unknown =>
      instanceOf(tagged, classes, options).users.map(({ tollWeight, distanceWeight }) => [tollWeight, distanceWeight]);
    expect(
      weights([
        { file: 'a', content: own },
        { file: 'b', content: six },
      ]),
    ).toEqual([
      [7, 0.5],
      [2, 0.5],
    ]);
    expect(weights([{ file: 'a', content: own, tollWeight: 1 }])).toEqual([[1, 0.5]]);
    expect(weights([{ file: 'a', content: own }], { tollWeight: 0, distanceWeight: 4 })).toEqual([[0, 4]]);
    const fault = printFindings(readTntp(tagged, six.replace('<TOTAL', '<DISTANCE FACTOR> x\n<TOTAL')).findings);
    expect(fault).toEqual([expect.stringContaining('trips.tntp, row 2, column DISTANCE FACTOR: "x" is not a number')]);
  });

  test('10 tags that are not read are one finding a file', () => {
    const { instance, findings } = readTntp(
      net(braess, '<SPEED UNIT> mph\n<TIME FACTOR> 60\n'),
      six.replace('<TOTAL', '<DEMAND UNIT> veh\n<TOTAL'),
    );
    expect(instance?.demand).toBe(6);
    expect(printFindings(findings)).toEqual([
      expect.stringContaining('info import-ignored net.tntp, row 5: not read: <SPEED UNIT>, <TIME FACTOR>.'),
      expect.stringContaining('info import-ignored trips.tntp, row 2: not read: <DEMAND UNIT>.'),
    ]);
  });

  test('11 the net and the trips exchanged: each is called what it is, and nothing else is said', () => {
    const text = net(braess);
    expect(errors(six, text)).toEqual([
      expect.stringContaining('net.tntp: this is a trips file, and a net file is needed here.'),
      expect.stringContaining('trips.tntp: this is a net file, and a trips file is needed here.'),
    ]);
    expect(errors(text, text)).toEqual([expect.stringContaining('trips.tntp: this is a net file')]);
    expect(errors(six, six)).toEqual([expect.stringContaining('net.tntp: this is a trips file')]);
    // by its blocks, where it has no tags of its own
    expect(errors('<END OF METADATA>\nOrigin 1\n 2 : 1;\n', six)).toEqual([expect.stringContaining('a trips file')]);
  });
});
