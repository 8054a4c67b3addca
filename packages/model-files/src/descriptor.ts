import { z } from 'zod';
import type { FaultList } from './fault-list.ts';
import { findJsonFaultLine } from './json-fault.ts';

/** Name of the file that lists the tables of a model (Frictionless Data Package). */
export const DESCRIPTOR_FILE = 'datapackage.json';

const nonBlank = z.string().trim().min(1);

/** What Meridian reads of datapackage.json. A data package may carry more, which is left alone. */
const descriptorSchema = z.looseObject({
  name: nonBlank,
  title: nonBlank.optional(),
  profile: z.string().optional(),
  resources: z.array(z.looseObject({ name: nonBlank, path: nonBlank, profile: z.string().optional() })).min(1),
});

export interface Resource {
  readonly name: string;
  readonly path: string;
}

export interface Descriptor {
  readonly name: string;
  readonly title: string | undefined;
  readonly resources: readonly Resource[];
}

/**
 * Parses the text of datapackage.json. Text that is no JSON is a finding `file-unreadable`; a wrong form is
 * one finding `package-invalid` for each fault, whose column is the path to the value (`resources[2].path`).
 */
export function parseDescriptor(text: string, faults: FaultList): Descriptor | undefined {
  const json = parseJson(DESCRIPTOR_FILE, text, faults);
  if (json === undefined) return undefined;
  const result = descriptorSchema.safeParse(json.value);
  if (result.success) {
    const { name, title, resources } = result.data;
    return { name, title, resources: resources.map((resource) => ({ name: resource.name, path: resource.path })) };
  }
  for (const issue of result.error.issues) {
    const column = formatJsonPath(issue.path);
    const remedy = 'Give it the form {"name": "my-model", "resources": [{"name": "node", "path": "node.csv"}, ...]}.';
    faults.add('package-invalid', { file: DESCRIPTOR_FILE, column }, `${describeIssue(issue)}.`, remedy);
  }
  return undefined;
}

/** The value of JSON text, boxed because it may be null; undefined with a finding when it is not JSON. */
export function parseJson(file: string, text: string, faults: FaultList): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const row = findJsonFaultLine(text);
    const remedy = 'Look for a missing or surplus comma, bracket or quotation mark there.';
    faults.add('file-unreadable', { file, row }, 'the text is not valid JSON from here on.', remedy);
    return undefined;
  }
}

function formatJsonPath(path: readonly PropertyKey[]): string | undefined {
  if (path.length === 0) return undefined;
  return path
    .map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `the value is missing or is not ${nameOfType(issue.expected)}`;
  if (issue.code === 'too_small') return 'the value is empty';
  return 'the value has the wrong form';
}

function nameOfType(expected: string): string {
  return { string: 'a text', array: 'a list', object: 'an object' }[expected] ?? expected;
}
