import type { JsonObject } from '../../internal/json.ts';
import { uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { DEVICES, TRAFFIC_SOURCES } from '../vocabulary/traffic.ts';
import { TRAFFIC_VOCABULARY } from '../vocabulary/traffic-vocabulary.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from './story-time.ts';
import type { Storefront, Workspace } from './workspace.ts';

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
  readonly workspace: Workspace;
  readonly storefront: Storefront;
  /** When the visitor became a contact; the first visit began before. */
  readonly knownSince: number;
  /** When the visitor did what the event is about; a last visit began before. */
  readonly actedAt: number;
  /** Whether they came back to do it. @default likely, where an hour or more lies between */
  readonly cameBack?: boolean;
}

/** Tells how a contact came to the workspace's pages. The device stays the same. */
export function createVisitHistory(random: Random, facts: VisitFacts): VisitHistory {
  const device = random.pick(DEVICES);
  const ip = TRAFFIC_VOCABULARY.ipAddress(random);
  const visit = (startedAt: number) => createVisit(random, facts, { device, ip, startedAt });

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
  readonly startedAt: number;
}

function createVisit(
  random: Random,
  facts: VisitFacts,
  { device, ip, startedAt }: Circumstances,
): JsonObject {
  const { referrer, utm } = random.pick(TRAFFIC_SOURCES);
  const startedIso = iso(startedAt);
  const landing = random.chance(0.7) ? facts.storefront.pageUrl : `${facts.workspace.siteUrl}/welcome`;
  const campaign = {
    utm_source: utm?.source ?? null,
    utm_medium: utm?.medium ?? null,
    utm_campaign: utm === undefined ? null : random.pick(utm.campaigns),
    utm_term: utm === undefined ? null : random.pick(utm.terms),
    utm_content: utm === undefined ? null : random.pick(utm.contents),
  };
  return {
    uuid: uuid(random),
    ...campaign,
    ip,
    user_agent: device.userAgent,
    referrer,
    referring_domain: referrer === null ? null : new URL(referrer).hostname.replace(/^(www|l)\./, ''),
    landing_page: withQuery(landing, campaign),
    browser: device.browser,
    os: device.os,
    device_type: device.deviceType,
    started_at: startedIso,
    created_at: startedIso,
    updated_at: startedIso,
  };
}

function withQuery(url: string, campaign: Readonly<Record<string, string | null>>): string {
  const query = Object.entries(campaign).flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return query.length === 0 ? url : `${url}?${query.join('&')}`;
}
