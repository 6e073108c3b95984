import type { Realism } from '../../events/realism.ts';
import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { DEVICES, TRAFFIC_SOURCES } from '../vocabulary/traffic.ts';
import { TRAFFIC_VOCABULARY } from '../vocabulary/traffic-vocabulary.ts';
import { identityColumns, type RecordIds } from './record-ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './story-time.ts';
import type { SceneWorkspace, Storefront } from './workspace.ts';

/** The visits of a contact, as payloads carry them. */
export interface VisitHistory {
  readonly first: JsonObject;
  /** `null` when it is the first visit (documented). */
  readonly last: JsonObject | null;
  /** `null` when no visit came by a campaign link. */
  readonly lastWithUtm: JsonObject | null;
}

/** What a visit history is made from. */
export interface VisitFacts {
  readonly ids: RecordIds;
  readonly realism: Realism;
  readonly contactId: number;
  readonly workspace: SceneWorkspace;
  readonly storefront: Storefront;
  /** When the visitor became a contact; the first visit began before. */
  readonly knownSince: number;
  /** When the visitor did what the event is about; a last visit began before. */
  readonly actedAt: number;
  /** Whether they came back to do it. @default likely, where an hour or more lies between */
  readonly cameBack?: boolean;
}

/** Of the others nothing is known of the device and the page (observed; how many they are is assumed). */
const TRACED = 0.93;

/** Returns how a contact came to the workspace's pages. The device stays the same. */
export function createVisitHistory(random: Random, facts: VisitFacts): VisitHistory {
  const device = random.pick(DEVICES);
  const ip = TRAFFIC_VOCABULARY.ipAddress(random);
  const isTraced = random.chance(TRACED) || facts.realism === 'tidy';
  const visit = (startedAt: number) => createVisit(random, facts, { device, ip, isTraced, startedAt });

  const first = visit(
    facts.knownSince - random.integer(MINUTE_MS / 3, random.chance(0.7) ? 40 * MINUTE_MS : 9 * DAY_MS),
  );
  const cameBack = facts.cameBack ?? (facts.actedAt - facts.knownSince > HOUR_MS && random.chance(0.75));
  const last = cameBack ? visit(facts.actedAt - random.integer(MINUTE_MS / 3, 25 * MINUTE_MS)) : null;
  const lastWithUtm = [last, first].find((candidate) => candidate?.['utm_source'] != null) ?? null;
  return { first, last, lastWithUtm };
}

interface Circumstances {
  readonly device: (typeof DEVICES)[number];
  readonly ip: string;
  readonly isTraced: boolean;
  readonly startedAt: number;
}

function createVisit(
  random: Random,
  facts: VisitFacts,
  { device, ip, isTraced, startedAt }: Circumstances,
): JsonObject {
  const { referrer, domain, utm } = random.pick(TRAFFIC_SOURCES);
  const startedIso = isoTime(startedAt);
  const landing = random.chance(0.7) ? facts.storefront.pageUrl : `${facts.workspace.siteUrl}/welcome`;
  const source = utm?.source ?? null;
  const medium = utm?.medium ?? null;
  const campaign = utm === undefined ? null : random.pick(utm.campaigns);
  const term = utm === undefined ? null : random.pick(utm.terms);
  const isEncoded = term !== null && random.chance(0.2);
  const content = utm === undefined ? null : random.pick(utm.contents);
  const query =
    utm === undefined
      ? ''
      : `?utm_source=${source}&utm_medium=${medium}&utm_campaign=${campaign}&utm_term=${inUrl(term)}&utm_content=${content}`;
  const { id, public_id } = identityColumns(facts.ids, 'Visit', startedAt);
  return {
    id,
    public_id,
    contact_id: facts.contactId,
    uuid: uuid(random),
    utm_source: source,
    utm_medium: medium,
    utm_campaign: campaign,
    utm_term: isEncoded ? inUrl(term) : term,
    utm_content: content,
    ip: isTraced ? ip : null,
    user_agent: isTraced ? device.userAgent : null,
    referrer,
    referring_domain: domain,
    landing_page: isTraced ? landing + query : null,
    browser: isTraced ? device.browser : null,
    os: isTraced ? device.os : null,
    device_type: isTraced ? device.deviceType : null,
    started_at: isTraced ? startedIso : null,
    created_at: startedIso,
    updated_at: startedIso,
  };
}

/** Terms of a campaign are words with spaces; everything else of it stands in an address as it is. */
function inUrl(term: string | null): string {
  return term === null ? '' : term.replaceAll(' ', '%20');
}
