import { checkModel, coverageOf, explainCell } from '@meridian/engine';
import { exportGeoJson } from '@meridian/model-store';
import { loadModelFolder } from '@meridian/model-store/disk';
import { answerOrFail, InputFault } from '../faults.ts';
import { toJsonFindings } from '../problem-details.ts';
import { json } from './held.ts';
import type { Content, Held } from './held.ts';

/** What is wrong with the model that is served, and what its figures rest on. */
export function check({ model }: Held, { today }: { readonly today: string }): Content {
  const findings = checkModel(model, today);
  return json({
    schema: 'meridian.check/1',
    ok: !findings.some(({ severity }) => severity === 'error'),
    findings: toJsonFindings(findings),
    coverage: Object.fromEntries(coverageOf(model)),
  });
}

export function explanation({ model }: Held, { cell }: { readonly cell: string }): Content {
  return json(answerOrFail(explainCell(model, cell), cell));
}

export function geoJson({ model }: Held): Content {
  return { type: 'application/geo+json', body: exportGeoJson(model) };
}

/** Every table of a model: of the one in `folder`, else of the one that is served. */
export async function modelTables(held: Held, { folder }: { readonly folder: string | undefined }): Promise<Content> {
  const { name, title, tables } = folder === undefined ? held.model : await load(folder);
  return json({ schema: 'meridian.model-tables/1', name, title, tables });
}

async function load(folder: string): Promise<Held['model']> {
  const { model, findings } = await loadModelFolder(folder);
  if (model === undefined) throw new InputFault(findings);
  return model;
}
