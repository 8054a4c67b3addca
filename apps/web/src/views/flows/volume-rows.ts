import { linkRows, tonnesOnLink, rowsById } from '@meridian/engine';
import type { FlowsAnswer, LinkFlow, Model } from '@meridian/engine';
import { linkName } from '@meridian/words';

/** A link with what it carries, and what it carried without the changes, as the list of links shows it. */
export interface VolumeRow {
  readonly link: string;
  readonly name: string;
  readonly mode: string;
  readonly corridor: string | undefined;
  readonly flow: LinkFlow;
  readonly tonnes: number;
  readonly before: number | undefined;
}

/** All links with flow, before a change or after it. */
export function volumeRows(model: Model, answer: FlowsAnswer, base: FlowsAnswer | undefined): readonly VolumeRow[] {
  const links = rowsById(model.tables, 'link');
  return linkRows(answer, base).map(({ flow, tonnesBefore }) => {
    const link = links.get(flow.link);
    return {
      link: flow.link,
      name: linkName(model, flow.link),
      mode: link?.modeId ?? '',
      corridor: link?.corridorId,
      flow,
      tonnes: tonnesOnLink(flow),
      before: tonnesBefore,
    };
  });
}
