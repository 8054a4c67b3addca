import { giveAnswer, receiptOf } from '../../give-answer.ts';
import type { Receipt } from '@meridian/model-files';
import { resolve } from 'node:path';
import { composeMap, formatSvg } from '@meridian/cartography';
import { compile, linkStates, overlay, tableNames } from '@meridian/engine';
import type { Model, TableName } from '@meridian/engine';
import {
  exportCsv,
  exportGeoJson,
  exportGmns,
  exportTntp,
  writeModel,
  geoJsonWithReceipt,
  pngWithReceipt,
  svgWithReceipt,
} from '@meridian/model-files';
import { loadBaseMap } from '../../base-map.ts';
import { UsageFault } from '../../faults.ts';
import { loadModel, saveFolder } from '../../model.ts';
import { answerOrFail } from '../../question.ts';
import { writeResult, receiptEntry, writeCsv } from '../../result-file.ts';
import type { ModelOptions } from '../../shared-options.ts';
import { formatFindings } from '../../terminal/findings.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface ExportOptions extends ModelOptions {
  readonly format: string;
  readonly out: string | undefined;
  readonly table: string | undefined;
  readonly period: string | undefined;
  readonly depart: string | undefined;
  readonly theme: 'light' | 'dark';
  readonly extent: 'corridor' | 'everything';
  readonly width: number;
  readonly height: number;
}

/** `meridian export`: the model in a format that other tools open. */
export async function exportModel(options: ExportOptions, terminal: Terminal): Promise<void> {
  const { format } = options;
  const model = await loadModel(options.model);
  const asked = { ask: 'export', options, model };
  const receipt = await receiptOf(asked);
  const files = await filesOf(options, model, receipt, terminal);
  const [only] = files.values();
  const single = files.size === 1 ? only : undefined;
  if (options.out === undefined) {
    if (single === undefined)
      throw new UsageFault(
        `${format} is ${files.size} files: say where with --out DIR${format === 'csv' ? ', or one table with --table' : ''}.`,
      );
    // without a file's name there is none that asks for PNG
    terminal.out(String(single).trimEnd());
    return;
  }
  const target = resolve(options.out);
  if (single === undefined) await saveFolder(target, new Map([...files, receiptEntry(receipt)]));
  else if (format === 'csv') await writeCsv('--out', target, String(single), receipt);
  else await writeResult('--out', target, single);
  const answer = { schema: 'meridian.export/1', format, path: target, files: [...files.keys()] };
  await giveAnswer(answer, asked, terminal);
  if (!options.json) terminal.err(`Wrote ${target}`);
}

async function filesOf(
  options: ExportOptions,
  model: Model,
  receipt: Receipt,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { format, table } = options;
  switch (format) {
    case 'gmns':
      return exportGmns(model);
    case 'geojson':
      return new Map([[`${model.name}.geojson`, geoJsonWithReceipt(exportGeoJson(model), receipt)]]);
    case 'csv':
      if (table === undefined) return writeModel(model);
      if (!isTable(table)) throw new UsageFault(`There is no table “${table}”. Tables are ${tableNames.join(', ')}.`);
      return new Map([[`${table}.csv`, exportCsv(model, table)]]);
    case 'tntp': {
      const { files, findings } = exportTntp(model, { period: options.period });
      if (!options.json) terminal.err(formatFindings(findings, terminal));
      return files;
    }
    case 'map':
      return drawMap(model, options, receipt);
    default:
      throw new UsageFault(`export knows gmns, geojson, csv, tntp, map, not “${format}”.`);
  }
}

function isTable(text: string): text is TableName {
  return (tableNames as readonly string[]).includes(text);
}

/** The network of a date as a picture: SVG, or PNG where the file is called so. */
async function drawMap(
  model: Model,
  options: ExportOptions,
  receipt: Receipt,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { depart, out, theme, extent, width, height } = options;
  const state = answerOrFail(overlay(compile(model), { depart }));
  const states = new Map([...linkStates(state)].map(([link, { state: each }]) => [link, each]));
  const title = `${model.title}, network of ${state.consignment.depart.slice(0, 10)}`;
  const svg = formatSvg(composeMap(model, await loadBaseMap(), { width, height, theme, extent, states, title }));
  if (out?.toLowerCase().endsWith('.png') !== true)
    return new Map([[`${model.name}.svg`, svgWithReceipt(svg, receipt)]]);
  const { renderPng } = await import('../../render-png.ts');
  return new Map([[`${model.name}.png`, pngWithReceipt(renderPng(svg), receipt)]]);
}
