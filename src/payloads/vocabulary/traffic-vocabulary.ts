import type { Random } from '../../random/random.ts';
import { DEVICES, TRAFFIC_SOURCES, type TrafficSource } from './traffic.ts';

const CAMPAIGNS = TRAFFIC_SOURCES.flatMap(({ utm }: TrafficSource) => utm ?? []);

/** Where visitors come from and what they browse with. */
export const TRAFFIC_VOCABULARY = {
  utmSource: (random: Random) => random.pick(CAMPAIGNS).source,
  utmMedium: (random: Random) => random.pick(CAMPAIGNS).medium,
  utmCampaign: (random: Random) => random.pick(random.pick(CAMPAIGNS).campaigns),
  utmTerm: (random: Random) => random.pick(random.pick(CAMPAIGNS).terms),
  utmContent: (random: Random) => random.pick(random.pick(CAMPAIGNS).contents),
  userAgent: (random: Random) => random.pick(DEVICES).userAgent,
  browser: (random: Random) => random.pick(DEVICES).browser,
  operatingSystem: (random: Random) => random.pick(DEVICES).os,
  deviceType: (random: Random) => random.pick(DEVICES).deviceType,
  ipAddress: documentationAddress,
} as const;

/** An address of the three blocks that RFC 5737 sets aside for examples. */
function documentationAddress(random: Random): string {
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;
}
