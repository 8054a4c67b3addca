import type { NetworkStyle, Palette } from '@meridian/cartography';
import type { LinkRecord, Model, PlaceIndex, Refusal, StateQuery } from '@meridian/engine';
import type { ComponentType, Context } from 'react';
import type { CorridorMap } from '../map/corridor-map.ts';
import type { MapContent } from '../map/map-content.ts';
import type { AddressFault } from '../state/address-faults/address-fault.ts';
import type { Selection } from '../state/address-parsers.ts';
import type { Change, Settings, ValuesOf } from '../state/settings.ts';
import type { Address } from '../state/shared-settings.ts';
import type { ModelState } from '../state/use-model.ts';

/** The address as a view sees it: what is shared, and its own part, where that is known. */
export type AddressWith<S extends Settings> = string extends keyof S ? Address : Address & ValuesOf<S>;

/** A chart or table below the map: its name in the address, its tab, and what is drawn; best lazily. */
export interface DrawerPart {
  readonly id: string;
  readonly title: string;
  readonly Body: ComponentType<{ readonly map: CorridorMap | undefined }>;
}

/** With what a view asks its questions. */
export interface Asking<S extends Settings> {
  readonly models: ModelState;
  readonly model: Model;
  readonly places: PlaceIndex;
  readonly address: AddressWith<S>;
  /** Whether the view is the one that is shown: only then it may ask. */
  readonly isOpen: boolean;
}

/** What a view asks of the worker. Its answers have a context of their own, so that they draw nothing else anew. */
interface AnswersPart<S extends Settings, A> {
  readonly Context: Context<A | undefined>;
  /** A hook. It keeps its answers while the view is not shown, so that they stand at once when it is shown again. */
  readonly useAsked: (asking: Asking<S>) => A;
  readonly isWorking: (answers: A) => boolean;
  /** Which part of the question makes no sense: the form marks its field. */
  readonly refusal?: (answers: A) => Refusal | undefined;
  /** What of the network is otherwise than the address has it: the day that the answers are about, and what is changed. */
  readonly network?: (answers: A, address: AddressWith<S>) => Pick<StateQuery, 'depart' | 'changes'>;
}

/** What a view adds to the map, or draws otherwise. */
type DrawnPart = Partial<Omit<MapContent, 'style'>> & { readonly style?: Partial<NetworkStyle> };

/** What a view shows on the map: made anew when its answer or one of these settings changes. */
interface MapPart<S extends Settings, A, D, K extends keyof AddressWith<S>> {
  /** What of the answers is drawn: one and the same object until it is another. */
  readonly answer: (answers: A) => D;
  readonly settings: readonly K[];
  /** A pure function of what it is given. */
  readonly content: (drawn: {
    readonly answer: D;
    readonly address: Pick<AddressWith<S>, K>;
    readonly model: Model;
    readonly palette: Palette;
  }) => DrawnPart;
}

/** What a view puts over and around the map. */
interface StagePart<S extends Settings, A> {
  /** What the map shows, after the title of the model; without it: the network of a date. */
  readonly title?: (answers: A) => string | undefined;
  /** In place of the control of the date above the map. */
  readonly Control?: ComponentType;
  /** Something that moves over the map. */
  readonly Overlay?: ComponentType<{ readonly map: CorridorMap }>;
  /** A control between the map and its charts. */
  readonly Below?: ComponentType;
  /** What a click on the map changes; without it: the thing is selected. */
  readonly pick?: (picked: Selection | null, address: AddressWith<S>) => Change<AddressWith<S>>;
  /** What such a click does, in words. */
  readonly pickWords?: string;
  /** What the pointer over a link says of it, line by line. */
  readonly linkFacts?: (link: LinkRecord, answers: A, nameOf: (nodeId: string) => string) => readonly string[];
  /** The drawer that has what the map shows as a table. */
  readonly table?: string;
}

/** A condition of the question that several views share. */
export type Condition = 'via' | 'avoid' | 'comply';

/**
 * What a view says of itself: a plain object. S is its part of the address, A what it has of answers, D what of them is
 * drawn on the map. Only id, label, icon, settings, Panel and drawers must be there.
 */
export interface ViewOf<S extends Settings, A, D, K extends keyof AddressWith<S>> {
  /** Its name in the address. */
  readonly id: string;
  /** Its name on the page. */
  readonly label: string;
  /** A path of an icon of 24 by 24, drawn as a line. */
  readonly icon: string;
  /** Its part of the address; each name is its own. */
  readonly settings: S;
  /** The question and its answer, beside the map. */
  readonly Panel: ComponentType;
  /** Charts and tables, in the order of their tabs. */
  readonly drawers: readonly DrawerPart[];
  /** Height of the drawer at first, pixels. */
  readonly drawerHeight?: number;
  /** The drawer that opens with the view, where the screen has room for both. */
  readonly opensDrawer?: string;
  /** Keys besides those of the page, and what they do. */
  readonly keys?: readonly (readonly [key: string, meaning: string])[];
  readonly answers?: AnswersPart<S, A>;
  readonly map?: MapPart<S, A, D, K>;
  readonly stage?: StagePart<S, A>;
  /** A setting that opens something in the panel in place of the view, by its id, as an act of the register. */
  readonly detail?: { readonly setting: keyof S & string; readonly Body: ComponentType<{ readonly id: string }> };
  /** A setting that Escape takes out when nothing else is open. */
  readonly escapes?: keyof S & string;
  /** Conditions of the question that its answers obey. */
  readonly obeys?: readonly Condition[];
  /** What can be asked of a place, as `Routes from here`, with the change of the address that asks it. */
  readonly atPlace?: readonly { readonly words: string; readonly change: (nodeId: string) => Change<AddressWith<S>> }[];
  /** What of its part of an address the model does not have, whichever view is open. */
  readonly notInModel?: (address: AddressWith<S>, model: Model) => readonly AddressFault[];
  /** Settings that cannot hold together, while it is open. */
  readonly conflicts?: (address: AddressWith<S>, model: Model, answers: A) => readonly AddressFault[];
  /** Something that stands on the page whichever view is open. */
  readonly Everywhere?: ComponentType;
  /** Whether the panel says itself why a model could not be opened. */
  readonly tellsModelFault?: boolean;
}

/** A view as the page knows it: the page hands to it what it has made itself, and looks into none of it. */
export type WorkbenchView = ViewOf<Settings, unknown, unknown, never>;

/**
 * A view for the list of views. The one place at which its own types are forgotten: the page gives to a view the address
 * with its settings and the answers of its own hook, and never those of another view.
 */
export function defineView<S extends Settings, A, D, K extends keyof AddressWith<S>>(
  view: ViewOf<S, A, D, K>,
): WorkbenchView {
  return view as unknown as WorkbenchView;
}

/** Views in the order of the rail; there is at least one. */
export type ViewList = readonly [WorkbenchView, ...WorkbenchView[]];
