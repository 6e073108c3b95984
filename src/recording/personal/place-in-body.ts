import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { type PersonalKey, personalKey, snakeCase } from './personal-key.ts';

/** What is known about a place in a body from the keys on the way to it. */
export interface BodyPlace {
  /** In what a visitor typed into a form. */
  readonly inForm: boolean;
  /** In fields of the workspace's own making. */
  readonly inCustom: boolean;
  /** In something that is about no person: a product, a page, a tag. */
  readonly impersonal: boolean;
  /** In something that a workspace sells or shows, whose name is known to everyone. */
  readonly isPublic: boolean;
  /** The object is a person, whose `name` is a name. */
  readonly isPerson: boolean;
  /** The object is a remark, whose `content` is what someone wrote. */
  readonly isRemark: boolean;
}

/** The outermost place. */
export const TOP: BodyPlace = {
  inForm: false,
  inCustom: false,
  impersonal: false,
  isPublic: false,
  isPerson: false,
  isRemark: false,
};

const PERSON_OBJECT =
  /(?:^|_)(?:contacts?|customer|person|authors?|affiliate|invitees?|users?|lead|buyer|member|assignee)$/;
const IMPERSONAL_OBJECT =
  /^(?:page|funnel|order_page|workspace|tags?|pipeline|pipelines_stage|course|group|topic|segments|contact_groups|categories|platform_application)$|(?:^|_)(?:products?|price|variant|variants|values|properties)$/;
const PUBLIC_OBJECT =
  /^(?:page|funnel|order_page|workspace|course)$|(?:^|_)(?:products?|price|variant|variants)$/;
const CUSTOM_OBJECT = /^custom_(?:attributes|fields|values)$/;

/** The place that a key leads to. `holder` is the object that has the key. */
export function placeAt(place: BodyPlace, key: string, holder: JsonObject): BodyPlace {
  const plain = snakeCase(key);
  return {
    inForm: place.inForm || (place !== TOP && isForm(plain, holder)),
    inCustom: place.inCustom || CUSTOM_OBJECT.test(plain),
    impersonal: place.impersonal || IMPERSONAL_OBJECT.test(plain),
    isPublic: place.isPublic || PUBLIC_OBJECT.test(plain),
    isPerson: PERSON_OBJECT.test(plain),
    isRemark: personalKey(key)?.kind === 'remark',
  };
}

/** What a key of an object stands for, with regard to the place: `name` is a name beside an email address. */
export function personalKeyAt(key: string, holder: JsonObject, place: BodyPlace): PersonalKey | undefined {
  const plain = snakeCase(key);
  if (place.isRemark && (plain === 'content' || plain === 'text' || plain === 'body'))
    return { kind: 'remark', group: '' };
  const asked = isResponse(plain) && !place.impersonal ? questionIn(holder) : undefined;
  if (asked !== undefined) return personalKey(asked);
  if (plain !== 'name') return personalKey(key);
  const aboutPerson = place.isPerson || place.inForm || Object.keys(holder).some(tellsOfPerson);
  return aboutPerson && !place.impersonal ? { kind: 'full-name', group: '' } : undefined;
}

/** Whether a member is what someone responded to a question beside it, which says what it is. */
export function respondsToQuestion(key: string, holder: JsonObject): boolean {
  return isResponse(snakeCase(key)) && questionIn(holder) !== undefined;
}

function isResponse(plain: string): boolean {
  return /^(?:values?|answers?|responses?)$/.test(plain);
}

function questionIn(holder: JsonObject): string | undefined {
  for (const key of ['label', 'question', 'field', 'field_name', 'key', 'title']) {
    const text = holder[key];
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
}

function tellsOfPerson(key: string): boolean {
  const known = personalKey(key);
  return known?.group === '' && (known.kind === 'email' || known.kind === 'phone');
}

/** Form parameters lie in the `data` of a form submission, which is the `data` of the event or, in V1, its attributes. */
function isForm(key: string, holder: JsonObject): boolean {
  return key === 'data' && isJsonObject(holder['data']);
}
