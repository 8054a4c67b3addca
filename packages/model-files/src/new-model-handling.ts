import type { ModelDraft } from '@meridian/engine';

const SOURCE = 'example-assumption';
const sourced = { sourceId: [SOURCE], note: 'Invented for the example; replace it.' };
const loading = {
  dwellMedianHours: 18,
  dwellP90Hours: 48,
  usdPerTeu: 60,
  usdPerTonne: 4,
  co2eKgPerTonne: 1,
  ...sourced,
};
const change = {
  dwellMedianHours: 36,
  dwellP90Hours: 96,
  usdPerTeu: 130,
  usdPerTonne: 8,
  co2eKgPerTonne: 2,
  ...sourced,
};

/** What happens to cargo where it stands, in the example model: transfers, a border, a sailing, and why. */
export const newModelHandling: ModelDraft = {
  transfer: [
    { transferId: 'load-seaport-sea', nodeType: 'seaport', toModeId: 'sea', ...loading },
    { transferId: 'load-seaport-rail', nodeType: 'seaport', toModeId: 'rail', ...loading },
    { transferId: 'load-seaport-road', nodeType: 'seaport', toModeId: 'road', ...loading },
    { transferId: 'load-border-rail', nodeType: 'border_crossing', toModeId: 'rail', ...loading },
    { transferId: 'load-border-road', nodeType: 'border_crossing', toModeId: 'road', ...loading },
    { transferId: 'load-dry-port-rail', nodeType: 'dry_port', toModeId: 'rail', ...loading },
    { transferId: 'bravo-sea-rail', nodeId: 'bravo', fromModeId: 'sea', toModeId: 'rail', ...change },
    { transferId: 'bravo-sea-road', nodeId: 'bravo', fromModeId: 'sea', toModeId: 'road', ...change },
    { transferId: 'charlie-road-rail', nodeId: 'charlie', fromModeId: 'road', toModeId: 'rail', ...change },
  ],
  crossing: [
    {
      crossingId: 'charlie-delta',
      name: 'Charlie / Delta',
      linkId: 'charlie-delta-rail',
      dwellMedianHours: 14,
      dwellP90Hours: 40,
      usdPerTeu: 70,
      usdPerTonne: 4,
      hoursOpen: '06:00-22:00',
      capacityTPerDay: 6000,
      ...sourced,
    },
  ],
  service: [
    {
      serviceId: 'coastal-feeder',
      name: 'Coastal feeder',
      operator: 'Example Lines',
      modeId: 'sea',
      usdPerTeu: 180,
      usdPerTonne: 11,
      capacityTeu: 300,
      bothDirections: true,
      validFrom: '2024',
      ...sourced,
    },
  ],
  service_stop: [
    { serviceId: 'coastal-feeder', stopSequence: 1, nodeId: 'alpha', departureHours: 0, sourceId: [SOURCE] },
    { serviceId: 'coastal-feeder', stopSequence: 2, nodeId: 'bravo', arrivalHours: 22, sourceId: [SOURCE] },
  ],
  service_calendar: [
    {
      serviceId: 'coastal-feeder',
      days: ['tue', 'sat'],
      departureTime: '18:00',
      validFrom: '2024',
      validTo: '2035',
      sourceId: [SOURCE],
    },
  ],
  commodity: [
    {
      commodityId: 'container',
      name: 'Goods in containers',
      unit: 'teu',
      tonnesPerTeu: 12,
      valueUsdPerTonne: 2500,
      valueOfTimeUsdPerTonneHour: 0.05,
      storageUsdPerTeuDay: 10,
      ...sourced,
    },
  ],
  evidence: [
    {
      table: 'crossing',
      rowKey: 'charlie-delta',
      column: 'dwell_median_h',
      value: '14',
      valueLow: 6,
      valueHigh: 30,
      sourceId: SOURCE,
      asOf: '2025',
      note: 'Two inspections and a change of locomotive, at a border that is closed eight hours a day.',
    },
    {
      table: 'transfer',
      rowKey: 'bravo-sea-rail',
      column: 'dwell_median_h',
      value: '36',
      valueLow: 18,
      valueHigh: 72,
      sourceId: SOURCE,
      asOf: '2025',
      note: 'Unloading, customs and the gathering of a train load at a small port.',
    },
    {
      table: 'link',
      rowKey: 'bravo-charlie-rail',
      column: 'length',
      value: '230',
      valueLow: 215,
      valueHigh: 250,
      sourceId: SOURCE,
      asOf: '2025',
      note: 'A quarter longer than the great circle, as railways in hilly country are.',
    },
    {
      table: 'mode',
      rowKey: 'rail',
      column: 'speed_kmh',
      value: '32',
      valueLow: 20,
      valueHigh: 45,
      sourceId: SOURCE,
      asOf: '2025',
      note: 'Commercial speed of freight on single track, stops on the line included.',
    },
  ],
};
