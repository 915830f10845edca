/**
 * The tree a report is made of. Every string in it is untrusted text and is shown as it is: there is no node for
 * raw Markdown or HTML, so nothing that a report says can become markup, a link or a notification.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'line-break' }
  | Bar
  | Sparkline;

/** A share of a whole, drawn; its number always stands beside it. */
export interface Bar {
  readonly kind: 'bar';
  /** 0..1; what lies outside is drawn at the end and said. `NaN` draws nothing and says so. */
  readonly share: number;
  /** 0..1; `null` when there is no limit to mark. */
  readonly limit: number | null;
  /** Characters, without the mark of the limit. */
  readonly width: number;
  /** The number as the reader shall see it, e.g. `71.4 %`. */
  readonly label: string;
}

/** A row of values, drawn, oldest first; its numbers always stand beside it. */
export interface Sparkline {
  readonly kind: 'sparkline';
  /** `null` (or not finite) is a gap. */
  readonly values: readonly (number | null)[];
  /** The numbers as the reader shall see them, e.g. `12 ms to 48 ms, last 13 ms`. */
  readonly label: string;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** More rows than this are counted, not shown. */
  readonly rowCap: number;
  /** Rows beside `rows`, of which nothing is kept but their number. */
  readonly moreRows: number;
  /** Characters of text a cell shows; what is cut is counted. */
  readonly cellCap: number;
  /** What a table without rows says instead. */
  readonly whenEmpty: string;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Inline[])[];
  /** Items of several lines want room between them. */
  readonly spaced: boolean;
  /** More items than this are counted, not shown. */
  readonly itemCap: number;
}

export interface CodeBlock {
  readonly kind: 'code-block';
  readonly text: string;
  /** For highlighting, e.g. `sh`. Languages that GitHub draws instead of showing are shown as plain text. */
  readonly language: string;
  /** More lines than this are counted, not shown. */
  readonly lineCap: number;
}

export type FlowState = 'good' | 'bad' | 'unknown' | 'plain';

/** Steps and what leads from one to the other; `from` and `to` are positions in `steps`. */
export interface Flow {
  readonly steps: readonly { readonly label: string; readonly state: FlowState }[];
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly label: string }[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | List
  | Table
  | {
      readonly kind: 'details';
      readonly summary: readonly Inline[];
      readonly open: boolean;
      readonly children: readonly Block[];
    }
  | CodeBlock
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  /** A table, with the same as a Mermaid picture folded beneath it: the picture is an extra, never the carrier. */
  | { readonly kind: 'diagram'; readonly table: Table; readonly title: string; readonly flow: Flow };

type Content = string | Inline | readonly Inline[];

const inlines = (content: Content): readonly Inline[] => {
  if (typeof content === 'string') return [text(content)];
  return isMany(content) ? content : [content];
};

const isMany = (content: Inline | readonly Inline[]): content is readonly Inline[] => Array.isArray(content);

/** Text, shown exactly. */
export function text(content: string): Inline {
  return { kind: 'text', text: content };
}

/** Text that stands out. */
export function strong(content: Content): Inline {
  return { kind: 'strong', children: inlines(content) };
}

/**
 * Prose of ours, in which `…` stands for code as in our messages. What is between the ticks may be anybody's: it is
 * shown as code, exactly, and nothing else of the prose is markup.
 */
export function prose(content: string): readonly Inline[] {
  return content
    .split(/`([^`\n]+)`/u)
    .map((part, index) => ({ part, isCode: index % 2 === 1 }))
    .filter(({ part }) => part !== '')
    .map(({ part, isCode }) => (isCode ? code(part) : text(part)));
}

/** Text in a fixed-width face, on one line. */
export function code(content: string): Inline {
  return { kind: 'code', text: content };
}

/** A link to an `http`, `https` or relative address; any other address is shown, not linked. */
export function link(href: string, content: Content): Inline {
  return { kind: 'link', href, children: inlines(content) };
}

/** The next line of the same paragraph, item or cell. */
export function lineBreak(): Inline {
  return { kind: 'line-break' };
}

/** A bar for a share of 0..1 with its number beside it. */
export function bar(
  share: number,
  label: string,
  options: { limit?: number | null; width?: number } = {},
): Bar {
  return { kind: 'bar', share, label, limit: options.limit ?? null, width: options.width ?? 20 };
}

/** A sparkline with its numbers beside it. */
export function sparkline(values: readonly (number | null)[], label: string): Sparkline {
  return { kind: 'sparkline', values, label };
}

/** A heading; level 2 is for the answer of a report. */
export function heading(level: 2 | 3 | 4, content: Content): Block {
  return { kind: 'heading', level, children: inlines(content) };
}

/** A paragraph. */
export function paragraph(...content: readonly (string | Inline)[]): Block {
  return {
    kind: 'paragraph',
    children: content.map((part) => (typeof part === 'string' ? text(part) : part)),
  };
}

/** A list; each item one paragraph. */
export function list(
  items: readonly Content[],
  options: { ordered?: boolean; spaced?: boolean; itemCap?: number } = {},
): List {
  return {
    kind: 'list',
    ordered: options.ordered ?? false,
    items: items.map(inlines),
    spaced: options.spaced ?? false,
    itemCap: options.itemCap ?? 1000,
  };
}

/**
 * A table. A column is its title, or title and alignment; left when not said.
 * Throws RangeError when a row has not as many cells as there are columns.
 */
export function table(
  columns: readonly (string | Column)[],
  rows: readonly (readonly Content[])[],
  options: { rowCap?: number; moreRows?: number; cellCap?: number; whenEmpty?: string } = {},
): Table {
  for (const row of rows) {
    if (row.length !== columns.length) {
      throw new RangeError(`A row has ${row.length} cells, the table ${columns.length} columns.`);
    }
  }
  return {
    kind: 'table',
    columns: columns.map((column) =>
      typeof column === 'string' ? { title: column, align: 'left' } : column,
    ),
    rows: rows.map((row) => row.map(inlines)),
    rowCap: options.rowCap ?? 1000,
    moreRows: options.moreRows ?? 0,
    cellCap: options.cellCap ?? 400,
    whenEmpty: options.whenEmpty ?? 'None.',
  };
}

/** Detail that is folded away beneath one line. */
export function details(
  summary: Content,
  children: readonly Block[],
  options: { open?: boolean } = {},
): Block {
  return { kind: 'details', summary: inlines(summary), open: options.open ?? false, children };
}

/** Several lines in a fixed-width face, line breaks kept. */
export function codeBlock(content: string, options: { language?: string; lineCap?: number } = {}): CodeBlock {
  return {
    kind: 'code-block',
    text: content,
    language: options.language ?? '',
    lineCap: options.lineCap ?? 1000,
  };
}

/** What somebody else said. */
export function quote(children: readonly Block[]): Block {
  return { kind: 'quote', children };
}

/** A table and, folded, the same as a picture. */
export function diagram(beside: Table, title: string, flow: Flow): Block {
  return { kind: 'diagram', table: beside, title, flow };
}
