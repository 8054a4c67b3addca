import { createModel } from '../../src/model/model.ts';
import type { ModelDraft } from '../../src/model/model.ts';

/** A coast with two forbidden ports, one of them under an exception for some years; a railway and a road inland. */
export const coast = {
  config: [{ referenceDate: '2020-01-01', defaultCommodityId: 'box' }],
  node: [
    { nodeId: 'chabahar', name: 'Chabahar', country: 'IRN' },
    { nodeId: 'bandar', name: 'Bandar Abbas', country: 'IRN' },
    { nodeId: 'zahedan', name: 'Zahedan', country: 'IRN' },
    { nodeId: 'mundra', name: 'Mundra', country: 'IND' },
  ],
  mode: [{ modeId: 'sea' }, { modeId: 'rail' }, { modeId: 'road' }],
  link: [
    { linkId: 'mundra-chabahar', fromNodeId: 'mundra', toNodeId: 'chabahar', modeId: 'sea' },
    { linkId: 'mundra-bandar', fromNodeId: 'mundra', toNodeId: 'bandar', modeId: 'sea' },
    { linkId: 'chabahar-bandar', fromNodeId: 'chabahar', toNodeId: 'bandar', modeId: 'sea' },
    { linkId: 'chabahar-zahedan', fromNodeId: 'chabahar', toNodeId: 'zahedan', modeId: 'rail' },
    { linkId: 'bandar-zahedan', fromNodeId: 'bandar', toNodeId: 'zahedan', modeId: 'road' },
  ],
  commodity: [{ commodityId: 'box' }, { commodityId: 'food' }],
  service: [
    { serviceId: 'line', name: 'Line', operator: 'Sárga Lines', modeId: 'sea' },
    { serviceId: 'other', name: 'Other', operator: 'Blue Star', modeId: 'sea' },
  ],
  service_stop: [
    { serviceId: 'line', nodeId: 'mundra', stopSequence: 1 },
    { serviceId: 'line', nodeId: 'chabahar', stopSequence: 2 },
  ],
} as const satisfies ModelDraft;

const row = { imposingParty: 'US', target: 'ports of Iran', scope: 'services', sourceId: ['s'] };

/** The acts of the United States on the port of Chabahar, as public sources date them. */
export const chabaharActs: NonNullable<ModelDraft['sanction']> = [
  {
    ...row,
    sanctionId: 'us-ports',
    selector: 'node:chabahar&mode:sea;node:bandar&mode:sea',
    legalAct: 'IFCA section 1244',
    validFrom: '2018-11-05',
  },
  {
    ...row,
    sanctionId: 'us-exception',
    exempts: ['us-ports'],
    selector: 'node:chabahar',
    legalAct: 'Exception under section 1244(f)',
    validFrom: '2018-11-06',
    validTo: '2025-09-28',
    sourceId: ['t'],
  },
  {
    ...row,
    sanctionId: 'us-waiver',
    exempts: ['us-ports'],
    selector: 'node:chabahar',
    legalAct: 'Conditional waiver of six months',
    validFrom: '2025-10-29',
    validTo: '2026-04-26',
    sourceId: ['u'],
  },
];

export function coastModel(sanction: NonNullable<ModelDraft['sanction']>): ReturnType<typeof createModel> {
  return createModel('coast', { ...coast, sanction });
}
