import type { Random } from '../../random/random.ts';
import { slug } from './draw.ts';
import { LOCALITIES } from './localities.ts';
import { COMPANY_NAMES } from './people.ts';
import {
  APPLICATION_NAMES,
  CHECKOUT_PAGE_NAMES,
  FUNNEL_NAMES,
  GROUP_NAMES,
  SEGMENT_NAMES,
  SIGN_UP_PAGE_NAMES,
  STAFF_NAMES,
  TAG_COLORS,
  TAG_NAMES,
  WORKSPACE_NAMES,
} from './workspace-words.ts';

/** The workspace, its pages and contacts, and places of the world. */
export const WORKSPACE_VOCABULARY = {
  workspaceName: (random: Random) => random.pick(WORKSPACE_NAMES),
  subdomain: (random: Random) => slug(random.pick(WORKSPACE_NAMES)),
  pageName: (random: Random) => random.pick([...SIGN_UP_PAGE_NAMES, ...CHECKOUT_PAGE_NAMES]),
  funnelName: (random: Random) => random.pick(FUNNEL_NAMES),
  groupName: (random: Random) => random.pick(GROUP_NAMES),
  segmentName: (random: Random) => random.pick(SEGMENT_NAMES),
  tagName: (random: Random) => random.pick(TAG_NAMES),
  tagColor: (random: Random) => random.pick(TAG_COLORS),
  applicationName: (random: Random) => random.pick(APPLICATION_NAMES),
  originationName: (random: Random) => random.pick([...FUNNEL_NAMES, ...STAFF_NAMES, ...APPLICATION_NAMES]),
  companyName: (random: Random) => random.pick(COMPANY_NAMES),
  region: (random: Random) => random.pick(LOCALITIES).region,
  postalCode: (random: Random) => random.pick(random.pick(LOCALITIES).postalCodes),
  jurisdiction: (random: Random) => random.pick(LOCALITIES).jurisdiction,
} as const;
