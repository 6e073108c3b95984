import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** What the schema knows about one element. Every attribute and child that is not named here is forbidden. */
interface ElementRule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly children?: readonly string[];
  readonly hasText?: boolean;
}

const TROUBLE: ElementRule = { optional: ['type', 'message'], hasText: true };
const OUTPUT: ElementRule = { hasText: true };

/**
 * The elements that we write, by the strictest schema among JUnit's readers, which turns down a whole file for one
 * attribute too many.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
const RULES: Readonly<Record<string, ElementRule>> = {
  testsuites: { optional: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'url', 'version'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { children: ['property'] },
  property: { required: ['name', 'value'] },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: TROUBLE,
  error: TROUBLE,
  failure: TROUBLE,
  'system-out': OUTPUT,
  'system-err': OUTPUT,
};

const TIME = /^\d+(?:\.\d{1,3})?$/;

/** Every way in which a document breaks the schema; empty for a valid one. */
export function junitSchemaErrors(xml: string): string[] {
  const root = new DOMParser({ onError: refuse }).parseFromString(xml, 'text/xml').documentElement;
  if (root === null || root.nodeName !== 'testsuites') return ['the root is not <testsuites>'];
  return elementErrors(root);
}

function elementErrors(element: Element): string[] {
  const { nodeName } = element;
  const { required = [], optional = [], children = [], hasText = false } = RULES[nodeName] ?? {};
  const names = [...element.attributes].map(({ name }) => name);
  const nested = [...element.childNodes].filter(isElement);
  return [
    ...required.filter((name) => !names.includes(name)).map((name) => `<${nodeName}> lacks ${name}`),
    ...names
      .filter((name) => !required.includes(name) && !optional.includes(name))
      .map((name) => `<${nodeName}> must not have ${name}`),
    ...(names.includes('time') && !TIME.test(element.getAttribute('time') ?? '')
      ? [`<${nodeName}> has the time "${element.getAttribute('time')}"`]
      : []),
    ...nested
      .filter((child) => !children.includes(child.nodeName))
      .map((child) => `<${nodeName}> must not contain <${child.nodeName}>`),
    ...(!hasText && [...element.childNodes].some(isText) ? [`<${nodeName}> must not contain text`] : []),
    ...nested.flatMap(elementErrors),
  ];
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function isText(node: Node): boolean {
  return node.nodeType === node.TEXT_NODE && node.textContent?.trim() !== '';
}

function refuse(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}
