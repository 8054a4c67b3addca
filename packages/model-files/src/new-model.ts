import { createModel } from '@meridian/engine';
import type { ModelDraft } from '@meridian/engine';
import { newModelHandling } from './new-model-handling.ts';
import { newModelNetwork } from './new-model-network.ts';
import { writeModel } from './write-model.ts';

/**
 * The files of a small model to begin from: an invented corridor of two countries (XAA and XBB, codes that
 * ISO 3166 leaves to users) in the Gulf of Guinea, where no such places are. It passes every check, cargo
 * can go from `alpha` to `echo`, and each figure is marked as an assumption with its reason.
 */
export function newModelFiles(name = 'example-corridor', title = 'Example corridor'): Map<string, string> {
  const model = createModel(name, { ...newModelNetwork, ...newModelHandling, ...createConfig(title) });
  return writeModel({ ...model, title });
}

function createConfig(title: string): ModelDraft {
  const config = {
    datasetName: title,
    referenceYear: 2025,
    referenceDate: '2025-01-01',
    defaultCommodityId: 'container',
    originNodeId: 'alpha',
    destinationNodeId: 'echo',
    license: 'CC0-1.0',
  };
  return { config: [config] };
}
