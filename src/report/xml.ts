/** One XML element: with text, or with elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content?: string | readonly XmlElement[];
}

/** Everything that XML 1.0 does not allow in a document, escaped or not; half surrogate pairs among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A whole document. Text of any origin is safe in it. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}`;
}

function render({ name, attributes = {}, content = [] }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeValue(value)}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return `${start}/>\n`;
  if (typeof content === 'string') return `${start}>${text(content)}</${name}>\n`;
  return `${start}>\n${content.map((child) => render(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

function text(value: string): string {
  return value.replaceAll(FORBIDDEN, '').replaceAll(/[&<>\r]/g, escaped);
}

function attributeValue(value: string | number): string {
  return String(value)
    .replaceAll(FORBIDDEN, '')
    .replaceAll(/[&<>"\t\n\r]/g, escaped);
}

function escaped(character: string): string {
  return ESCAPES[character] ?? character;
}
