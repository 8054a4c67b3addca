import { createElement } from 'react';
import type { ReactNode } from 'react';
import { settingOf } from '../state/shared-settings.ts';
import type { WorkbenchState } from '../state/workbench-context.ts';
import { ExplanationDetail } from './explanation-detail.tsx';
import { LinkDetail } from './link-detail.tsx';
import { NodeDetail } from './node-detail.tsx';

/** What is open in the panel in place of the view. */
export interface OpenDetail {
  /** The setting that opened it; without it the one below comes back. */
  readonly setting: string;
  readonly content: ReactNode;
}

/** A figure that is explained comes before what the view has opened, and that before what is selected on the map. */
export function openDetail({ view, address }: Pick<WorkbenchState, 'view' | 'address'>): OpenDetail | undefined {
  const { cell, selected } = address;
  if (cell !== null) return { setting: 'cell', content: createElement(ExplanationDetail, { cell }) };
  if (view.detail !== undefined) {
    const { setting, Body } = view.detail;
    const id = settingOf(address, setting);
    if (typeof id === 'string') return { setting, content: createElement(Body, { id }) };
  }
  if (selected === null) return undefined;
  const Body = selected.kind === 'link' ? LinkDetail : NodeDetail;
  return { setting: 'selected', content: createElement(Body, { id: selected.id }) };
}
