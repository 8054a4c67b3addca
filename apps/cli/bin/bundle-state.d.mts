/** Whether the bundle whose inputs `list` names is made of the files below `root` as they are. */
export function isOfTheseSources(root: string, list: string): boolean;
