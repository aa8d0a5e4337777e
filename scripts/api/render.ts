import { AssemblyType, Assembly, Method, Parameter, Property, TypeReference } from './assembly';
import { Concept } from './concepts';

/** The pages of the reference, by file name. */
export function renderApi(assembly: Assembly, concepts: readonly Concept[]): Map<string, string> {
  const types = Object.values(assembly.types).sort((a, b) => a.name < b.name ? -1 : 1);
  const pages = new Map(types.map(type => [type.fqn, conceptOf(type, concepts)]));
  const rendering = new Rendering(pages);
  const of = (concept: Concept) => types.filter(type => pages.get(type.fqn) === concept);
  return new Map([
    ['README.md', indexPage(concepts, of)],
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

function indexPage(concepts: readonly Concept[], of: (concept: Concept) => readonly AssemblyType[]): string {
  const sections = concepts.map(({ name, title, purpose }, index) => {
    const links = of(concepts[index]).map(type => `[\`${type.name}\`](${name}.md#${anchorOf(type.name)})`);
    return `## [${title}](${name}.md)\n\n${purpose}\n\n${links.join(', ')}`;
  });
  return `# API reference\n\nGenerated from the sources by \`npx projen docgen\`. Names are those of TypeScript; Python writes \`snake_case\`, Go and .NET begin with a capital
letter ([other languages](../other-languages.md)).\n\n${sections.join('\n\n')}\n`;
}

/** Properties of most constructs, which cdk8s documents. */
const INHERITED = new Set(['toString', 'with', 'isConstruct', 'node']);

class Rendering {
  constructor(private readonly pages: ReadonlyMap<string, Concept>) {
  }

  public page({ title, purpose, example, see }: Concept, types: readonly AssemblyType[]): string {
    const head = `# ${title}\n\n${purpose}\n\n\`\`\`ts\n${example}\n\`\`\`\n\nSee ${see.join(', ')}.`;
    return `${[head, ...types.map(type => this.type(type))].join('\n\n')}\n`;
  }

  private type(type: AssemblyType): string {
    const { name, docs, initializer, members = [], methods = [], properties = [] } = type;
    const own = methods.filter(method => !INHERITED.has(method.name));
    const [constants, values] = [properties.filter(each => each.static), properties.filter(each => !each.static && !INHERITED.has(each.name))];
    return [
      `## ${name}`,
      `${kindOf(type)}${this.parents(type)}`,
      ...paragraphs(docs?.summary, docs?.remarks),
      ...docs?.example === undefined ? [] : [`\`\`\`ts\n${docs.example}\n\`\`\``],
      ...docs?.see === undefined ? [] : [`See <${docs.see}>.`],
      ...initializer === undefined || initializer.protected ? [] : [`\`new ${name}(${signature(initializer.parameters)})\``],
      ...this.table(['Member', 'Description'], members.map(each => [`\`${each.name}\``, sentence(each)])),
      ...this.table(['Constant', 'Description'], constants.map(each => [`\`${name}.${each.name}\``, sentence(each)])),
      ...this.table(['Static method', 'Returns', 'Description'], own.filter(each => each.static).map(each => this.method(`${name}.`, each))),
      ...this.table(['Property', 'Type', 'Description'], values.map(each => this.property(each, type.datatype ?? false))),
      ...this.table(['Method', 'Returns', 'Description'], own.filter(each => !each.static).map(each => this.method('', each))),
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
    return [`\`${name}\`${isData && !optional ? ' (required)' : ''}`, this.reference(type), `${sentence({ docs })}${kept}`];
  }

  private method(owner: string, { name, parameters, returns, docs }: Method): string[] {
    const told = (parameters ?? []).filter(each => each.docs?.summary !== undefined).map(each => `\`${each.name}\`: ${cell(each.docs!.summary!)}`);
    return [`\`${owner}${name}(${signature(parameters)})\``, returns === undefined ? '' : this.reference(returns.type), [sentence({ docs }), ...told].filter(Boolean).join(' ')];
  }

  private reference(type: TypeReference): string {
    if (type.collection !== undefined) {
      const { kind, elementtype } = type.collection;
      return kind === 'array' ? `list of ${this.reference(elementtype)}` : `map of ${this.reference(elementtype)}`;
    }
    if (type.union !== undefined) return type.union.types.map(each => this.reference(each)).join(' or ');
    if (type.primitive !== undefined) return `\`${type.primitive}\``;
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

function signature(parameters: readonly Parameter[] = []): string {
  return parameters.map(({ name, optional, variadic }) => `${variadic ? '...' : ''}${name}${optional ? '?' : ''}`).join(', ');
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
