import { DOMParser, Element } from '@xmldom/xmldom';

/** XML that cannot be read. */
export class XmlError extends Error {
}

/** The maximum size of a machine's XML. */
const MAX_LENGTH = 1024 * 1024;

/**
 * The root element of a document. A document type declaration is rejected, because it can define entities. An entity could expand without
 * bounds, or read a file.
 *
 * @throws XmlError if the document is not well-formed, is too large or too deep, or declares a document type or an entity
 */
export function rootOf(text: string): Element {
  if (text.length > MAX_LENGTH) throw new XmlError('it has more than 1 MiB');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('it declares a document type, which is not allowed in a libvirt domain');
  if (depthOf(text) > 100) throw new XmlError('it is nested more than 100 levels deep');
  const onError = (_: string, message: string) => {
    throw new XmlError(message.split('\n')[0]);
  };
  try {
    const root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
    if (root === null) throw new XmlError('it has no element');
    return root;
  } catch (error) {
    throw error instanceof XmlError ? error : new XmlError((error as Error).message.split('\n')[0]);
  }
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

/** An element that records which parts were read. */
export class Xml {
  private readonly taken: Set<Element>;

  constructor(private readonly element: Element, taken?: Set<Element>) {
    this.taken = taken ?? new Set();
    this.taken.add(element);
  }

  public get name(): string {
    return this.element.tagName;
  }

  public get text(): string {
    return (this.element.textContent ?? '').trim();
  }

  public attribute(name: string): string | undefined {
    return this.element.getAttribute(name) ?? undefined;
  }

  /** The child elements with this name. Without a name, all child elements. */
  public all(name?: string): Xml[] {
    return elementsIn(this.element).filter(each => name === undefined || each.tagName === name).map(each => new Xml(each, this.taken));
  }

  public child(path: string): Xml | undefined {
    const [name, ...rest] = path.split('/');
    const found = elementsIn(this.element).find(each => each.tagName === name);
    const child = found && new Xml(found, this.taken);
    return rest.length === 0 ? child : child?.child(rest.join('/'));
  }

  /** Paths of the elements below this element that were not read, except `ignored` elements. */
  public left(ignored: ReadonlySet<string>, path = ''): string[] {
    return [...new Set(elementsIn(this.element).flatMap(each => {
      const own = path === '' ? each.tagName : `${path}/${each.tagName}`;
      if (ignored.has(each.tagName)) return [];
      return this.taken.has(each) ? new Xml(each, this.taken).left(ignored, own) : [own];
    }))];
  }
}

function elementsIn(element: Element): Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
}
