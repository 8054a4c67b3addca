import { describe, expect, it } from 'vitest';
import { checkModel } from './check-model.ts';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';

const sound = {
  config: [{ datasetName: 'Test', referenceYear: 2023, referenceDate: '2023-06-01', defaultCommodityId: 'box' }],
  node: [
    { nodeId: 'a', name: 'Alpha', xCoord: 10, yCoord: 50, nodeType: 'city', country: 'XAA', sourceId: ['s'] },
    { nodeId: 'b', name: 'Beta', xCoord: 11, yCoord: 50, nodeType: 'city', country: 'XBB', sourceId: ['s'] },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 40, co2eGPerTonneKm: 20, sourceId: ['s'] }],
  link: [{ linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 80, sourceId: ['s'] }],
  crossing: [{ crossingId: 'x', name: 'Border', linkId: 'ab', dwellMedianHours: 5, sourceId: ['s'] }],
  commodity: [
    {
      commodityId: 'box',
      name: 'Boxes',
      unit: 'teu',
      tonnesPerTeu: 10,
      valueOfTimeUsdPerTonneHour: 1,
      sourceId: ['s'],
    },
  ],
  source: [{ sourceId: 's', title: 'A table', kind: 'published' }],
} as const satisfies ModelDraft;

function findingsOf(change: ModelDraft): readonly string[] {
  return checkModel(createModel('test', { ...sound, ...change })).map(
    ({ severity, file, row, column, message }) => `${severity} ${file}:${row ?? '-'}:${column ?? '-'} ${message}`,
  );
}

describe('checkModel', () => {
  it('finds nothing in a sound model', () => {
    expect(findingsOf({})).toEqual([]);
  });

  it('names a broken reference and the nearest row', () => {
    const link = [{ ...sound.link[0], toNodeId: 'bb' }];
    expect(findingsOf({ link })).toContain('error link.csv:2:to_node_id node.csv has no row “bb”.');
  });

  it('refuses a link shorter than the great circle', () => {
    const link = [{ ...sound.link[0], lengthKm: 60 }];
    expect(findingsOf({ link })).toContain(
      'error link.csv:2:length ab is 60.0 km long, but its nodes are 71.7 km apart.',
    );
  });

  it('recognizes exchanged coordinates and says what to write', () => {
    const node = [sound.node[0], { ...sound.node[1], xCoord: 50, yCoord: 11 }];
    const [finding] = checkModel(createModel('test', { ...sound, node }));
    expect(finding?.code).toBe('coordinates-swapped');
    expect(finding?.remedy).toBe('x_coord is the longitude: write x_coord 11, y_coord 50.');
  });

  it('refuses a negative time', () => {
    const crossing = [{ ...sound.crossing[0], dwellMedianHours: -5 }];
    expect(findingsOf({ crossing })).toContain(
      'error crossing.csv:2:dwell_median_h A duration cannot be negative: -5 h.',
    );
  });

  it('refuses periods that end before they begin, reading a year as its whole', () => {
    const link = [{ ...sound.link[0], validFrom: '2023-05', validTo: '2023' }];
    expect(findingsOf({ link })).toEqual([]);
    const reversed = [{ ...sound.link[0], validFrom: '2024', validTo: '2023' }];
    expect(findingsOf({ link: reversed })).toContain(
      'error link.csv:2:valid_to It ends (2023) before it begins (2024).',
    );
  });

  it('refuses a percentile below its median', () => {
    const crossing = [{ ...sound.crossing[0], dwellP90Hours: 4 }];
    expect(findingsOf({ crossing })[0]).toContain('The 90th percentile (4 h) is below the middle (5 h).');
  });

  it('refuses speeds and emissions that no freight has', () => {
    const mode = [{ ...sound.mode[0], speedKmh: 400, co2eGPerTonneKm: 0.02 }];
    const findings = findingsOf({ mode });
    expect(findings).toContainEqual(expect.stringContaining('400 km/h is no commercial speed of freight by rail'));
    expect(findings).toContainEqual(expect.stringContaining('0.02 gCO2e per tonne-km is outside what freight has'));
  });

  it('warns of a border that would cost nothing', () => {
    expect(findingsOf({ crossing: [] })).toContainEqual(
      expect.stringContaining('passes from XAA to XBB and no crossing'),
    );
  });

  it('warns where two gauges meet without a transfer', () => {
    const link = [
      { ...sound.link[0], gaugeMm: 1435 },
      { ...sound.link[0], linkId: 'ab2', gaugeMm: 1520 },
    ];
    const crossing = [sound.crossing[0], { ...sound.crossing[0], crossingId: 'x2', linkId: 'ab2' }];
    expect(findingsOf({ link, crossing })).toContainEqual(
      expect.stringContaining('Lines of 1435 and 1520 mm meet at a, and no transfer says how cargo changes gauge'),
    );
  });

  it('warns of a node without links and of a network in parts', () => {
    const node = [
      ...sound.node,
      { nodeId: 'c', name: 'Gamma', xCoord: 12, yCoord: 50, nodeType: 'city', country: 'XBB', sourceId: ['s'] },
    ];
    expect(findingsOf({ node })).toContainEqual(expect.stringContaining('No link touches c.'));
  });

  it('refuses a selector that cannot be read or names what is not there', () => {
    const passage = [{ passageId: 'p', name: 'Pass', linkIds: ['ab'] }];
    const regime = (selector: string): ModelDraft => ({
      passage,
      regime: [
        {
          regimeId: 'r',
          name: 'Rule',
          selector,
          kind: 'border',
          recordFrom: '2020',
          recordTo: '2023',
          sourceId: ['s'],
        },
      ],
    });
    expect(findingsOf(regime('passage:p&country:XAA'))).toEqual([]);
    expect(findingsOf(regime('canal:p'))[0]).toContain('cannot be read: “canal” is not one of link, node');
    expect(findingsOf(regime('passage:q'))[0]).toContain('names passage “q”, which the model does not have');
  });

  it('refuses services whose stops no link joins or that run backwards in time', () => {
    const service = [{ serviceId: 't', name: 'Train', modeId: 'rail', sourceId: ['s'] }];
    const stops = (hours: number): ModelDraft => ({
      service,
      service_stop: [
        { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 3, sourceId: ['s'] },
        { serviceId: 't', stopSequence: 2, nodeId: 'b', arrivalHours: hours, sourceId: ['s'] },
      ],
    });
    expect(findingsOf(stops(5))).toEqual([]);
    expect(findingsOf(stops(1))[0]).toContain('t is at stop 2 before it left the one before');
    expect(findingsOf({ ...stops(5), link: [], crossing: [] })).toContainEqual(
      expect.stringContaining('No links of mode rail join a and b'),
    );
  });

  it('warns where a cell differs from what the rule picks, and where a figure has no source', () => {
    const evidence = [{ table: 'link', rowKey: 'ab', column: 'length', value: '81', sourceId: 's' }];
    expect(findingsOf({ evidence })).toEqual([
      'warning link.csv:2:length The cell says 80, but the rule picks 81 (s).',
    ]);
    const link = [{ ...sound.link[0], sourceId: [] }];
    expect(findingsOf({ link })).toEqual(['warning link.csv:2:length link.ab.length names no source.']);
  });

  it('refuses evidence for a cell that is not there', () => {
    const evidence = [{ table: 'link', rowKey: 'zz', column: 'length', value: '81', sourceId: 's' }];
    expect(findingsOf({ evidence })).toEqual(['error evidence.csv:2:row_key “zz” is no row of link.csv.']);
  });
});
