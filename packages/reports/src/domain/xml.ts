import { SaxesParser } from 'saxes';

import { declaresOnlyElements, internalSubset } from './doctype.ts';
import { limits } from './limits.ts';
import { excerpt, UnusableReport } from './problem.ts';

export type Attributes = Readonly<Partial<Record<string, string>>>;

/** What a format does with the parts of a document. Names are without namespace prefix. */
export interface XmlEvents {
  open(name: string, attributes: Attributes, line: number): void;
  close(name: string): void;
  /** Only while `hearText(true)` holds; may come in several pieces. */
  text(text: string): void;
  comment(text: string): void;
}

export interface XmlReader {
  write(text: string): void;
  end(): void;
  /** Whether character data is wanted; it is cheap to skip. */
  hearText(wanted: boolean): void;
}

// Tools copy terminal output into reports: these characters (XML 1.0, production 2) are text only, so they are
// replaced instead of refusing the whole report.
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** Errors of the parser that concern characters of a text and cannot change which elements there are. */
const harmless = /(?:malformed character entity\.|the string "\]\]>" is disallowed in char data\.)$/u;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The same parser with room for its handlers: V8 keeps some for an instance of a class that extends another. Where
 * they do not fit, it turns the parser into a dictionary, and Node 24 takes two to three times as long for a document.
 */
class RoomyParser extends SaxesParser {}

/**
 * Reads XML as it comes. Entities are never expanded beyond the five of XML; a DOCTYPE that names an external DTD
 * or only declares elements is passed over, and nothing is ever fetched. Throws `UnusableReport`.
 */
export function xmlReader(events: XmlEvents): XmlReader {
  const parser = new RoomyParser();
  let depth = 0;
  let attributes = 0;
  let eventPosition = 0;
  let written = 0;
  let ending = false;
  let firstErrorAtEnd: string | null = null;

  const mark = (): void => {
    eventPosition = parser.position;
  };
  const tooLarge = (what: string): never => {
    throw new UnusableReport('report-too-large', `Line ${parser.line}: ${what}.`);
  };
  const emitText = (text: string): void => {
    mark();
    events.text(text);
  };

  parser.on('error', (error) => {
    const message = error.message.replace(/^(?:\d+:\d+|undefined): /u, '');
    if (harmless.test(message)) return;
    if (ending) {
      firstErrorAtEnd ??= message;
      return;
    }
    const code = message === 'undefined entity.' ? 'report-unsafe' : 'report-unparsable';
    throw new UnusableReport(code, `Line ${parser.line}: ${excerpt(message, 200)}`);
  });
  parser.on('doctype', (doctype) => {
    mark();
    const subset = internalSubset(doctype);
    if (subset !== null && !declaresOnlyElements(subset))
      throw new UnusableReport(
        'report-unsafe',
        `Line ${parser.line}: the DOCTYPE has an internal subset that does not only declare elements.`,
      );
  });
  parser.on('opentagstart', () => {
    mark();
    attributes = 0;
  });
  parser.on('attribute', () => {
    mark();
    attributes += 1;
    if (attributes > limits.attributesOfAnElement)
      tooLarge(`an element has more than ${limits.attributesOfAnElement} attributes`);
  });
  parser.on('opentag', (tag) => {
    mark();
    depth += 1;
    if (depth > limits.depth) tooLarge(`elements are more than ${limits.depth} deep`);
    events.open(localName(tag.name), tag.attributes, parser.line);
  });
  parser.on('closetag', (tag) => {
    mark();
    depth -= 1;
    events.close(localName(tag.name));
  });
  parser.on('comment', (comment) => {
    mark();
    events.comment(comment);
  });
  parser.on('cdata', mark);
  parser.on('processinginstruction', mark);

  return {
    write: (text) => {
      parser.write(text.replace(forbiddenCharacters, '\ufffd'));
      written += text.length;
      if (written - eventPosition > limits.tokenCharacters)
        tooLarge(`one text is longer than ${limits.tokenCharacters} characters`);
    },
    end: () => {
      ending = true;
      parser.close();
      if (firstErrorAtEnd !== null)
        throw new UnusableReport(
          'report-truncated',
          `The file ends too early: ${excerpt(firstErrorAtEnd, 200)}`,
        );
    },
    hearText: (wanted) => {
      if (wanted) {
        parser.on('text', emitText);
        parser.on('cdata', emitText);
      } else {
        parser.off('text');
        parser.on('cdata', mark);
      }
    },
  };
}
