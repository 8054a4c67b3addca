import type { FaultList } from './fault-list.ts';

const REMEDY = 'Save the file again as UTF-8 (in a spreadsheet: "CSV UTF-8").';

/**
 * The text of a file without its byte-order mark, or undefined with a finding `file-unreadable` when it is
 * not UTF-8 text. The row of the finding is the line of the first bad byte.
 */
export function decodeText(file: string, content: Uint8Array | string, faults: FaultList): string | undefined {
  if (typeof content === 'string') return content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  if (isUtf16(content)) {
    faults.add('file-unreadable', { file }, 'the file is UTF-16 text, not UTF-8.', REMEDY);
    return undefined;
  }
  if (isHdf5(content)) {
    const remedy = 'Import an OMX matrix with meridian import od, or write what it holds as CSV.';
    faults.add('file-unreadable', { file }, 'the file is HDF5 (OMX matrices are), not text.', remedy);
    return undefined;
  }
  const text = decodeStrictly(content);
  if (text === undefined) {
    const row = lineOfFirstBadByte(content);
    faults.add('file-unreadable', { file, row }, 'the text is not UTF-8.', REMEDY);
    return undefined;
  }
  if (text.includes('\u0000')) {
    faults.add('file-unreadable', { file }, 'the file is not text: it holds zero bytes.', REMEDY);
    return undefined;
  }
  return text;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function isHdf5(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x48 && bytes[2] === 0x44 && bytes[3] === 0x46;
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function lineOfFirstBadByte(bytes: Uint8Array): number {
  const before = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? '';
  return before.split('\n').length;
}
