import { AssemblyType, Assembly, Method, Parameter, Property, TypeReference } from './assembly';
import { Concept } from './concepts';
import { Spelling, TYPESCRIPT } from './spelling';

/** The pages of the reference in a language, by file name. */
export function renderApi(assembly: Assembly, concepts: readonly Concept[], spelling = TYPESCRIPT): Map<string, string> {
  const types = Object.values(assembly.types).sort((a, b) => a.name < b.name ? -1 : 1);
  const pages = new Map(types.map(type => [type.fqn, conceptOf(type, concepts)]));
  const rendering = new Rendering(pages, spelling);
  const of = (concept: Concept) => types.filter(type => pages.get(type.fqn) === concept);
  return new Map([
    ['README.md', indexPage(concepts, of, spelling)],
    ...concepts.map(concept => [`${concept.name}.md`, rendering.page(concept, of(concept))] as const),
  ]);
}

/** The concept with the longest path prefix of a type's source. */
function conceptOf({ name, locationInModule: { filename } }: AssemblyType, concepts: readonly Concept[]): Concept {
  const fits = concepts.flatMap(concept => concept.sources.filter(source => filename.startsWith(`src/${source}`)).map(source => ({ concept, source })));
  const [best] = fits.sort((a, b) => b.source.length - a.source.length);
  if (best === undefined) throw new Error(`${name} of ${filename} belongs to no page of the reference: add its folder to scripts/api/concepts.ts`);
  return best.concept;
}

function indexPage(concepts: readonly Concept[], of: (concept: Concept) => readonly AssemblyType[], spelling: Spelling): string {
  const sections = concepts.map(({ name, title, purpose }, index) => {
    const links = of(concepts[index]).map(type => `[\`${type.name}\`](${name}.md#${anchorOf(type.name)})`);
    return `## [${title}](${name}.md)\n\n${purpose}\n\n${links.join(', ')}`;
  });
  const origin = spelling === TYPESCRIPT
    ? 'Generated from the sources by `npx projen docgen`. Names are those of TypeScript; Python writes `snake_case`, Go and .NET begin with a capital\nletter ([other languages](../other-languages.md)).'
    : `Names are those of ${spelling.name} ([other languages](../other-languages.md)); descriptions name properties as TypeScript does.`;
  return `# API reference\n\n${origin}\n\n${sections.join('\n\n')}\n`;
}

/** Properties of most constructs, which cdk8s documents. */
const INHERITED = new Set(['toString', 'with', 'isConstruct', 'node']);

class Rendering {
  constructor(private readonly pages: ReadonlyMap<string, Concept>, private readonly spelling: Spelling) {
  }

  public page({ title, purpose, example, see }: Concept, types: readonly AssemblyType[]): string {
    // Examples in the other languages are on the pages by task.
    const code = this.spelling === TYPESCRIPT ? `\`\`\`ts\n${example}\n\`\`\`\n\n` : '';
    const head = `# ${title}\n\n${purpose}\n\n${code}See ${see.join(', ')}.`;
    return `${[head, ...types.map(type => this.type(type))].join('\n\n')}\n`;
  }

  private type(type: AssemblyType): string {
    const { name, docs, initializer, members = [], methods = [], properties = [] } = type;
    const { spelling } = this;
    const own = methods.filter(method => !INHERITED.has(method.name));
    const [constants, values] = [properties.filter(each => each.static), properties.filter(each => !each.static && !INHERITED.has(each.name))];
    return [
      `## ${name}`,
      `${kindOf(type)}${this.parents(type)}`,
      ...paragraphs(docs?.summary, docs?.remarks),
      ...docs?.example === undefined ? [] : [`\`\`\`ts\n${docs.example}\n\`\`\``],
      ...docs?.see === undefined ? [] : [`See <${docs.see}>.`],
      ...initializer === undefined || initializer.protected ? [] : [`\`${spelling.construction(name, this.parameters(initializer.parameters))}\``],
      ...this.table(['Member', 'Description'], members.map(each => [`\`${spelling.member(name, each.name)}\``, sentence(each)])),
      ...this.table(['Constant', 'Description'], constants.map(each => [`\`${spelling.constant(name, each.name)}\``, sentence(each)])),
      ...this.table(['Static method', 'Returns', 'Description'], own.filter(each => each.static).map(each => this.method(spelling.staticMethod(name, each.name), each))),
      ...this.table(['Property', 'Type', 'Description'], values.map(each => this.property(each, type.datatype ?? false))),
      ...this.table(['Method', 'Returns', 'Description'], own.filter(each => !each.static).map(each => this.method(spelling.method(each.name), each))),
    ].join('\n\n');
  }

  private parents({ base, interfaces = [] }: AssemblyType): string {
    const parents = [...base === undefined ? [] : [base], ...interfaces].filter(fqn => this.pages.has(fqn));
    return parents.length === 0 ? '' : `, with all of ${parents.map(fqn => this.reference({ fqn })).join(', ')}`;
  }

  private table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    if (rows.length === 0) return [];
    return [[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')];
  }

  private property({ name, type, optional, docs }: Property, isData: boolean): string[] {
    const kept = docs?.default === undefined ? '' : ` Default: ${cell(docs.default.replace(/^- /, ''))}.`;
    return [`\`${this.spelling.property(name, isData)}\`${isData && !optional ? ' (required)' : ''}`, this.reference(type), `${sentence({ docs })}${kept}`];
  }

  private method(spelled: string, { parameters, returns, docs }: Method): string[] {
    const told = (parameters ?? []).filter(each => each.docs?.summary !== undefined).map(each => `\`${this.spelling.parameter(each.name)}\`: ${cell(each.docs!.summary!)}`);
    return [`\`${spelled}(${this.parameters(parameters).join(', ')})\``, returns === undefined ? '' : this.reference(returns.type), [sentence({ docs }), ...told].filter(Boolean).join(' ')];
  }

  private parameters(all: readonly Parameter[] = []): string[] {
    return all.map(({ name, optional, variadic }) => `${variadic ? '...' : ''}${this.spelling.parameter(name)}${optional ? '?' : ''}`);
  }

  private reference(type: TypeReference): string {
    if (type.collection !== undefined) {
      const { kind, elementtype } = type.collection;
      return kind === 'array' ? `list of ${this.reference(elementtype)}` : `map of ${this.reference(elementtype)}`;
    }
    if (type.union !== undefined) return type.union.types.map(each => this.reference(each)).join(' or ');
    if (type.primitive !== undefined) return `\`${this.spelling.primitives[type.primitive] ?? type.primitive}\``;
    const name = type.fqn!.split('.').pop()!;
    const page = this.pages.get(type.fqn!);
    return page === undefined ? `\`${name}\`` : `[\`${name}\`](${page.name}.md#${anchorOf(name)})`;
  }
}

function kindOf({ kind, datatype, base }: AssemblyType): string {
  if (kind === 'enum') return '*Enum*';
  if (kind === 'interface') return datatype ? '*Properties*' : '*Interface*';
  return base?.startsWith('constructs.') || base?.startsWith('cdk8s.') ? '*Construct*' : '*Class*';
}

function paragraphs(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter(text => text !== undefined) as string[];
}

/** The documentation of a member, on one line of a table. */
function sentence({ docs }: { readonly docs?: { readonly summary?: string; readonly remarks?: string } }): string {
  return cell([docs?.summary, docs?.remarks].filter(Boolean).join(' '));
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}

function anchorOf(name: string): string {
  return name.toLowerCase();
}
