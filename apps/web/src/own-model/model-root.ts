import type { ModelFiles } from '@meridian/model-files';

/** The folder that holds the model, within what was dropped. */
export interface ModelRoot {
  /** `` where nothing stands above it, else with `/` at its end. */
  readonly folder: string;
  /** Its files, by their paths from that folder. */
  readonly files: ModelFiles;
  /** How many files lie beside the folder and are no part of it. */
  readonly beside: number;
}

/** What marks the folder of a model, the surest first. */
const marks: readonly RegExp[] = [/^(datapackage\.json|(node|link)\.csv)$/, /\.csv$/i, /\.geojson$/i, /\.json$/i];

/**
 * Finds the model in files of which nobody knows how many folders stand above it. Several folders that could be it
 * come back as their names; undefined where there is none.
 */
export function findModelRoot(files: ModelFiles): ModelRoot | readonly string[] | undefined {
  for (const mark of marks) {
    const folders = foldersWith(files, mark);
    const [first] = folders;
    if (first === undefined) continue;
    // folders within the model's own may hold what they like
    const folder = folders.find((each) => folders.every((other) => other.startsWith(each)));
    return folder === undefined ? folders : rootAt(folder, files);
  }
  return undefined;
}

function foldersWith(files: ModelFiles, mark: RegExp): readonly string[] {
  const folders = new Set<string>();
  for (const path of files.keys()) {
    const nameStart = path.lastIndexOf('/') + 1;
    if (mark.test(path.slice(nameStart))) folders.add(path.slice(0, nameStart));
  }
  return [...folders].sort((a, b) => a.length - b.length);
}

function rootAt(folder: string, files: ModelFiles): ModelRoot {
  const inside = [...files].filter(([path]) => path.startsWith(folder));
  return {
    folder,
    files: new Map(inside.map(([path, content]) => [path.slice(folder.length), content])),
    beside: files.size - inside.length,
  };
}
