import { checkAnswer, checkModel, explainCell } from '@meridian/engine';
import { exportGeoJson, formatRows, geoJsonWithReceipt } from '@meridian/model-files';
import { loadModelFolder } from '@meridian/model-files/disk';
import { answerOrFail, InputFault } from '../faults.ts';
import { json, jsonType } from './held.ts';
import type { Content, Held, Sign, Unsigned } from './held.ts';

/** What is wrong with the model that is served, and what its figures rest on. */
export function check({ model }: Held, { today }: { readonly today: string }): Unsigned {
  return json(checkAnswer(model, checkModel(model, today)));
}

export function explanation({ model }: Held, { cell }: { readonly cell: string }): Unsigned {
  return json(answerOrFail(explainCell(model, cell), cell));
}

export function geoJson({ model }: Held, _: undefined, sign: Sign): Content {
  return { type: 'application/geo+json', body: geoJsonWithReceipt(exportGeoJson(model), sign()) };
}

/** Every table of a model: of the one in `folder`, else of the one that is served. */
export async function modelTables(
  held: Held,
  { folder }: { readonly folder: string | undefined },
  sign: Sign,
): Promise<Content> {
  const model = folder === undefined ? held.model : await load(folder);
  const { name, title, tables } = model;
  return {
    type: jsonType,
    body: formatRows({ schema: 'meridian.model-tables/1', name, title, tables }, sign({ model })),
  };
}

async function load(folder: string): Promise<Held['model']> {
  const { model, findings } = await loadModelFolder(folder);
  if (model === undefined) throw new InputFault(findings);
  return model;
}
