import { csvMetadata, metadataName } from '@meridian/model-files';
import type { Receipt } from '@meridian/model-files';
import { strToU8, zipSync } from 'fflate';

/** The table, what it is, and what it rests on, in one archive: a CSV file alone has no room for the latter two. */
export function csvZip(csv: string, fileName: string, receipt: Receipt, address: string): Uint8Array {
  const metadata = metadataName(fileName);
  return zipSync(
    {
      [fileName]: strToU8(csv),
      [metadata]: strToU8(csvMetadata(fileName, csv, receipt)),
      'README.txt': strToU8(readme(fileName, metadata, receipt, address)),
    },
    // the same bytes for the same receipt, whatever the time zone of the browser
    { mtime: receipt.at.slice(0, 19) },
  );
}

function readme(fileName: string, metadata: string, { meridian, model, at }: Receipt, address: string): string {
  const hash = model === null ? '' : `, SHA-256 of its rows ${model.sha256}`;
  return [
    `${fileName}: a table saved from Meridian ${meridian} on ${at}.`,
    `Model: ${model?.name ?? 'none'}${hash}.`,
    `Question: ${address}`,
    `${metadata} says the same for programs (CSV on the Web), with every value of the question.`,
    'Figures are of a model and are not observations, unless a column says so.',
    '',
  ].join('\n');
}
