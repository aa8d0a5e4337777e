import { decode } from './decode';
import { isTooDeep } from './depth';
import { documentsOf, Position, positionIn, SourceDocument } from './document';
import { headOf } from './head';
import { LIMITS } from './limits';
import { Piece, itemsOf, piecesOf } from './pieces';
import { keyFaults, isTooLarge } from './shape';
import { printable } from '../../findings/printable';
import { ManifestCode } from '../../platforms/admission/problem';

/** A problem of a file or a document, found before its objects are read. */
export interface SourceFault extends Partial<Position> {
  readonly code: ManifestCode;
  readonly file: string;
  readonly message: string;
  readonly fix: string;
  /** The content that is not read because of the fault, as far as it is known; missing if everything is read. */
  readonly unread?: object;
}

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Sources {
  readonly documents: readonly SourceDocument[];
  readonly faults: readonly SourceFault[];
}

/** The documents of files. Content never causes an exception. */
export function readSources(files: readonly SourceFile[]): Sources {
  const reader = new Reader();
  for (const file of files) reader.file(file);
  return reader;
}

class Reader implements Sources {
  public readonly documents: SourceDocument[] = [];
  public readonly faults: SourceFault[] = [];
  private bytes = 0;
  private keptLength = 0;
  private isFull = false;

  public file({ path, bytes }: SourceFile): void {
    if (this.isFull) return;
    this.bytes += bytes.length;
    if (this.bytes > LIMITS.all) {
      this.full(path, `the files have more than ${LIMITS.all / 1024 / 1024} MiB together`);
      return;
    }
    const decoded = decode(bytes);
    if ('fault' in decoded) {
      const { offset, ...fault } = decoded.fault;
      const position = offset === undefined ? {} : positionIn({ text: new TextDecoder().decode(bytes), line: 1 }, offset);
      this.faults.push({ code: 'MANIFEST_UNREADABLE', file: path, ...position, ...fault, unread: {} });
      return;
    }
    if (this.json(path, decoded.text)) return;
    for (const piece of piecesOf(decoded.text)) {
      if (this.isFull) return;
      this.piece(path, piece);
    }
  }

  /** Parses a large JSON document as JSON, because the YAML library takes ten times as long. */
  private json(file: string, text: string): boolean {
    if (!/^\s*\{/.test(text)) return false;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return false;
    }
    // JSON.parse silently keeps the last of several equal keys. `keyFaults` finds equal keys after parsing as YAML, so smaller documents are parsed as YAML.
    if (text.length <= LIMITS.document) return false;
    this.add(new SourceDocument(file, { text, line: 1 }, 0, value));
    return true;
  }

  private piece(file: string, piece: Piece): void {
    const items = itemsOf(piece);
    if (items !== undefined) {
      const reader = new Reader();
      reader.keptLength = this.keptLength;
      for (const item of items) reader.parse(file, item);
      // An item with an alias to another item cannot be parsed alone. In this case, the list is parsed as a whole.
      if (!reader.faults.some(({ code }) => code === 'MANIFEST_UNREADABLE')) {
        reader.documents.forEach(document => this.add(document));
        this.faults.push(...reader.faults);
        this.keptLength = reader.keptLength;
        return;
      }
    }
    this.parse(file, piece);
  }

  private parse(file: string, piece: Piece): void {
    const unreadable = (message: string, fix: string, offset = 0) => {
      this.faults.push({ code: 'MANIFEST_UNREADABLE', file, message, fix, ...positionIn(piece, offset), unread: headOf(piece) });
    };
    if (piece.text.length > LIMITS.document) {
      unreadable(`the document has more than ${LIMITS.document / 1024 / 1024} MiB`, 'split it: Kubernetes accepts objects of at most 1.5 MiB');
      return;
    }
    const tooDeep = `maps and lists are nested deeper than ${LIMITS.depth} levels`;
    if (isTooDeep(piece.text)) {
      unreadable(tooDeep, 'reduce the nesting: no manifest needs so many levels');
      return;
    }
    try {
      for (const [index, document] of documentsOf(piece).entries()) {
        const [error] = document.errors;
        if (error !== undefined) {
          if (piece.text.includes('{{')) this.template(file, piece);
          else unreadable(`the document is not valid YAML: ${printable(error.message.split('\n')[0])}`, 'correct the YAML at this place', error.pos[0]);
          return;
        }
        const faults = keyFaults(document);
        if (faults.isTemplate) {
          this.template(file, piece);
          return;
        }
        for (const { offset, ...fault } of faults.faults) {
          this.faults.push({ file, ...positionIn(piece, offset), ...fault, ...fault.code === 'MANIFEST_UNREADABLE' && { unread: headOf(piece) } });
        }
        if (faults.faults.some(({ code }) => code === 'MANIFEST_UNREADABLE')) return;
        const value = document.toJS({ maxAliasCount: 100 });
        if (isTooLarge(value)) unreadable(`the document has more than ${LIMITS.values} values`, 'split it; if an alias repeats a value, the value counts again');
        else if (value !== null && value !== undefined) this.add(new SourceDocument(file, piece, index, value, this.kept(document, piece)));
      }
    } catch (error) {
      if (error instanceof RangeError) unreadable(tooDeep, 'reduce the nesting: no manifest needs so many levels');
      else if (error instanceof ReferenceError) unreadable(`aliases repeat too much: ${printable(error.message)}`, 'write the values instead of the aliases');
      else throw error;
    }
  }

  /** A document with the places of its values takes about fifty times the memory of its text, so only the first ones are kept. */
  private kept<T>(document: T, { text }: Piece): T | undefined {
    this.keptLength += text.length;
    return this.keptLength <= LIMITS.kept ? document : undefined;
  }

  private template(file: string, piece: Piece): void {
    const offset = Math.max(0, piece.text.indexOf('{{'));
    this.faults.push({
      code: 'MANIFEST_TEMPLATE', file, ...positionIn(piece, offset), message: 'the document is a template, and is not checked',
      fix: 'check the rendered manifests: `helm template ... | vm-fleet lint -`', unread: headOf(piece),
    });
  }

  private add(document: SourceDocument): void {
    if (this.documents.length < LIMITS.documents) this.documents.push(document);
    else if (!this.isFull) this.full(document.file, `there are more than ${LIMITS.documents} documents`);
  }

  private full(file: string, message: string): void {
    this.isFull = true;
    this.faults.push({ code: 'MANIFEST_UNREADABLE', file, message: `${message}; the remaining documents are not checked`, fix: 'check the folders one by one', unread: {} });
  }
}
