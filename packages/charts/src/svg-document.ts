import type * as Plot from '@observablehq/plot';

/**
 * The part of the Document Object Model that drawing a chart needs, where no page gives one: elements with attributes,
 * inline styles, children and text, which can be written out as SVG. Nothing listens and nothing is laid out.
 */

const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
} as const;

/** A document for `Plot.plot`; its charts are written out with `chartText`. */
export function createSvgDocument(): NonNullable<Plot.PlotOptions['document']> {
  const document: SvgDocument = {
    createElementNS: (_namespace, name) => new SvgNode(document, name),
    createElement: (name) => new SvgNode(document, name),
    createTextNode: (text) => new SvgNode(document, '', text),
    documentElement: undefined,
    // what a pointer would choose is told to nobody
    defaultView: { Event: Object },
  };
  document.documentElement = new SvgNode(document, 'svg');
  return document as unknown as NonNullable<Plot.PlotOptions['document']>;
}

interface SvgDocument {
  readonly createElementNS: (namespace: string, name: string) => SvgNode;
  readonly createElement: (name: string) => SvgNode;
  readonly createTextNode: (text: string) => SvgNode;
  documentElement: SvgNode | undefined;
  readonly defaultView: { readonly Event: unknown };
}

interface InlineStyle {
  readonly setProperty: (name: string, value: string) => void;
  readonly removeProperty: (name: string) => void;
}

/** An element, or a text where it has no name. */
class SvgNode {
  readonly ownerDocument: SvgDocument;
  readonly namespaceURI = namespaces.svg;
  readonly childNodes: SvgNode[] = [];
  parentNode: SvgNode | null = null;
  readonly #name: string;
  #text: string;
  readonly #attributes = new Map<string, string>();
  readonly #styles = new Map<string, string>();

  constructor(document: SvgDocument, name: string, text = '') {
    this.ownerDocument = document;
    this.#name = name;
    this.#text = text;
  }

  /** Written whole as text, or property by property. */
  get style(): InlineStyle | string {
    return {
      setProperty: (name, value) => void this.#styles.set(name, value),
      removeProperty: (name) => void this.#styles.delete(name),
    };
  }

  set style(text: InlineStyle | string) {
    if (typeof text === 'string') this.setAttribute('style', text);
  }

  get firstChild(): SvgNode | null {
    return this.childNodes[0] ?? null;
  }

  get children(): readonly SvgNode[] {
    return this.childNodes.filter((child) => child.#name !== '');
  }

  set textContent(text: string) {
    for (const child of this.childNodes.splice(0)) child.parentNode = null;
    if (text !== '') this.appendChild(this.ownerDocument.createTextNode(text));
  }

  get textContent(): string {
    return this.#name === '' ? this.#text : this.childNodes.map(({ textContent }) => textContent).join('');
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(namespace: string, name: string, value: unknown): void {
    this.setAttribute(namespace === namespaces.xlink ? `xlink:${name}` : name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  appendChild(child: SvgNode): SvgNode {
    return this.insertBefore(child, null);
  }

  append(...children: readonly SvgNode[]): void {
    for (const child of children) this.appendChild(child);
  }

  insertBefore(child: SvgNode, before: SvgNode | null): SvgNode {
    child.remove();
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, child);
    child.parentNode = this;
    return child;
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }

  /** The first element below with a name: all that is asked of it. */
  querySelector(name: string): SvgNode | null {
    for (const child of this.children) {
      const found = child.#name === name ? child : child.querySelector(name);
      if (found !== null) return found;
    }
    return null;
  }

  addEventListener(): void {
    // nobody points at a picture
  }

  dispatchEvent(): void {
    // and nobody listens
  }

  /** The element as SVG. The root has its namespaces. */
  get outerHTML(): string {
    if (this.#name === '') return escapeText(this.#text);
    const styles = [...this.#styles].map(([name, value]) => `${name}: ${value}`).join('; ');
    const own = this.getAttribute('style');
    const style = [...(own === null ? [] : [own.replace(/;\s*$/, '')]), ...(styles === '' ? [] : [styles])].join('; ');
    const attributes = new Map(this.#attributes);
    if (style !== '') attributes.set('style', style);
    if (this.#name === 'svg' && this.parentNode === null)
      for (const [name, uri] of [
        ['xmlns', namespaces.svg],
        ['xmlns:xlink', namespaces.xlink],
      ] as const)
        if (!attributes.has(name)) attributes.set(name, uri);
    const words = [...attributes].map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
    const inner = this.childNodes.map(({ outerHTML }) => outerHTML).join('');
    return `<${this.#name}${words.join('')}${inner === '' ? '/>' : `>${inner}</${this.#name}>`}`;
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
